package io.masthead.testkit.memory;

import io.masthead.domain.StorageContention;
import io.masthead.domain.request.Completion;
import io.masthead.domain.request.RequestKey;
import io.masthead.domain.request.RequestLog;
import java.time.InstantSource;
import java.util.Optional;

/** What came of requests, in memory. Transactions come one after the other, so that no key is claimed by two. */
final class InMemoryRequests implements RequestLog {

    private final Tables tables;
    private final InstantSource clock;

    InMemoryRequests(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Optional<Completion> claim(RequestKey key) {
        synchronized (tables) {
            return Optional.ofNullable(tables.requests.get(key))
                    .filter(this::counts)
                    .map(KeptCompletion::completion);
        }
    }

    @Override
    public void keep(RequestKey key, Completion completion) {
        synchronized (tables) {
            if (claim(key).isPresent()) {
                throw new StorageContention(new IllegalStateException("The request was completed meanwhile"));
            }
            tables.requests.put(key, new KeptCompletion(completion, clock.instant()));
        }
    }

    @Override
    public void removeExpired() {
        synchronized (tables) {
            tables.requests.values().removeIf(kept -> !counts(kept));
        }
    }

    private boolean counts(KeptCompletion kept) {
        return clock.instant().isBefore(kept.at().plus(MEMORY));
    }
}
