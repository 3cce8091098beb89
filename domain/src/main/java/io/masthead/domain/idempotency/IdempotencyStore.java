package io.masthead.domain.idempotency;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.time.Duration;
import java.util.Optional;

/**
 * Driven port: stores the outcomes of requests with an idempotency key, in the same transaction as their changes. So
 * there is never an outcome without its change or a change without its outcome, regardless of when a crash happens.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface IdempotencyStore {

    /** Retention of outcomes, measured by the clock of the store, which all instances share. */
    Duration RETENTION = Duration.ofHours(24);

    /** Stores nothing: requests are not idempotent. */
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
     * Locks a key until the transaction ends.
     *
     * @param key the key
     * @return the outcome of an earlier request with the key, if there was one within {@link #RETENTION}
     * @throws RequestInProgress if another transaction holds the lock
     */
    Optional<StoredOutcome> claim(IdempotencyKey key);

    /**
     * Stores the outcome of a request.
     *
     * @param key its key, claimed in this transaction and without a stored outcome
     * @param outcome the outcome
     * @throws StorageContention if another transaction stored an outcome concurrently
     */
    void keep(IdempotencyKey key, StoredOutcome outcome);

    /** Removes expired outcomes. */
    void removeExpired();
}
