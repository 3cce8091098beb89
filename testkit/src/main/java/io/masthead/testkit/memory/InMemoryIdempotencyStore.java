package io.masthead.testkit.memory;

import io.masthead.domain.StorageContention;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.StoredOutcome;
import java.time.InstantSource;
import java.util.Optional;

/** What came of requests, in memory. Transactions come one after the other, so that no key is claimed by two. */
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
                    .filter(this::counts)
                    .map(StoredEntry::completion);
        }
    }

    @Override
    public void keep(IdempotencyKey key, StoredOutcome completion) {
        synchronized (tables) {
            if (claim(key).isPresent()) {
                throw new StorageContention(new IllegalStateException("The request was completed meanwhile"));
            }
            tables.requests.put(key, new StoredEntry(completion, clock.instant()));
        }
    }

    @Override
    public void removeExpired() {
        synchronized (tables) {
            tables.requests.values().removeIf(kept -> !counts(kept));
        }
    }

    private boolean counts(StoredEntry kept) {
        return clock.instant().isBefore(kept.at().plus(RETENTION));
    }
}
