package io.masthead.testkit.memory;

import io.masthead.domain.StorageContention;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.StoredOutcome;
import java.time.InstantSource;
import java.util.Optional;

/** In-memory idempotency store. Transactions are serial, so two never claim the same key. */
final class InMemoryIdempotencyStore implements IdempotencyStore {

    private final Tables tables;
    private final InstantSource clock;

    InMemoryIdempotencyStore(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Optional<StoredOutcome> claim(IdempotencyKey key) {
        synchronized (tables) {
            return Optional.ofNullable(tables.requests.get(key))
                    .filter(this::isFresh)
                    .map(StoredEntry::outcome);
        }
    }

    @Override
    public void keep(IdempotencyKey key, StoredOutcome outcome) {
        synchronized (tables) {
            if (claim(key).isPresent()) {
                throw new StorageContention(new IllegalStateException("The request was completed concurrently"));
            }
            tables.requests.put(key, new StoredEntry(outcome, clock.instant()));
        }
    }

    @Override
    public void removeExpired() {
        synchronized (tables) {
            tables.requests.values().removeIf(kept -> !isFresh(kept));
        }
    }

    private boolean isFresh(StoredEntry kept) {
        return clock.instant().isBefore(kept.at().plus(RETENTION));
    }
}
