package io.masthead.domain.idempotency;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.time.Duration;
import java.util.Optional;

/**
 * Driven port: keeps what came of requests that have a key, in the transaction of what they do. So there is no outcome
 * without its change and no change without its outcome, whenever something breaks.
 *
 * <p>Safe for use by many threads. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface IdempotencyStore {

    /** How long an outcome counts, by the clock of whatever keeps it: one for all instances. */
    Duration MEMORY = Duration.ofHours(24);

    /** Keeps nothing: a key protects from no repetition. */
    IdempotencyStore NONE = new IdempotencyStore() {

        @Override
        public Optional<StoredOutcome> claim(IdempotencyKey key) {
            return Optional.empty();
        }

        @Override
        public void keep(IdempotencyKey key, StoredOutcome outcome) {}

        @Override
        public void removeExpired() {}
    };

    /**
     * Claims a key until this transaction ends.
     *
     * @param key the key
     * @return what came of the request that had it before, if any did within {@link #MEMORY}
     * @throws RequestInProgress if another transaction has claimed it
     */
    Optional<StoredOutcome> claim(IdempotencyKey key);

    /**
     * Keeps what came of a request.
     *
     * @param key its key, claimed in this transaction and without an outcome
     * @param completion what came of it
     * @throws StorageContention if another transaction kept an outcome meanwhile
     */
    void keep(IdempotencyKey key, StoredOutcome completion);

    /** Forgets outcomes that do not count any more. */
    void removeExpired();
}
