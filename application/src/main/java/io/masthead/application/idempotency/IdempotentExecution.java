package io.masthead.application.idempotency;

import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.idempotency.StoredOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Executes work at most once per idempotency key. Only success is stored: after a failure, the same request may succeed
 * later.
 */
public final class IdempotentExecution {

    private final IdempotencyStore store;

    /**
     * Creates an execution backed by a store.
     *
     * @param store the outcomes of earlier requests
     */
    public IdempotentExecution(IdempotencyStore store) {
        this.store = store;
    }

    /**
     * Executes work that creates one entity, or finds the entity that an earlier request created. To be called within a
     * transaction.
     *
     * @param <T> the type of the entity
     * @param request the request; if empty, the work is always executed
     * @param work the work, executed in the same transaction
     * @param identity extracts the id of the created entity
     * @param recall finds the created entity by its id, or fails if it was deleted
     * @return the entity
     * @throws RequestInProgress if a request with the same key is in progress
     * @throws IdempotencyKeyReused if the key was used for a request with different content
     */
    public <T> Outcome<T> run(
            Optional<IdempotentRequest> request, Supplier<T> work, ToLongFunction<T> identity, LongFunction<T> recall) {
        return request.map(known -> run(known, work, identity, recall))
                .orElseGet(() -> new Outcome<>(work.get(), false));
    }

    /**
     * Executes work that creates many entities, or returns the ids of those that an earlier request created, even of
     * entities deleted since. To be called within a transaction.
     *
     * @param request the request; if empty, the work is always executed
     * @param work the work, executed in the same transaction
     * @return the ids of the created entities
     * @throws RequestInProgress if a request with the same key is in progress
     * @throws IdempotencyKeyReused if the key was used for a request with different content
     */
    public Outcome<List<Long>> runMany(Optional<IdempotentRequest> request, Supplier<List<Long>> work) {
        return request.map(known -> runMany(known, work)).orElseGet(() -> new Outcome<>(work.get(), false));
    }

    private <T> Outcome<T> run(
            IdempotentRequest request, Supplier<T> work, ToLongFunction<T> identity, LongFunction<T> recall) {
        Optional<StoredOutcome> earlier = earlier(request);
        if (earlier.isPresent()) {
            return new Outcome<>(recall.apply(earlier.get().results().get(0)), true);
        }
        T created = work.get();
        keep(request, List.of(identity.applyAsLong(created)));
        return new Outcome<>(created, false);
    }

    private Outcome<List<Long>> runMany(IdempotentRequest request, Supplier<List<Long>> work) {
        Optional<StoredOutcome> earlier = earlier(request);
        if (earlier.isPresent()) {
            return new Outcome<>(earlier.get().results(), true);
        }
        List<Long> created = work.get();
        keep(request, created);
        return new Outcome<>(created, false);
    }

    private Optional<StoredOutcome> earlier(IdempotentRequest request) {
        Optional<StoredOutcome> earlier = store.claim(request.key());
        earlier.ifPresent(request::requireSame);
        return earlier;
    }

    private void keep(IdempotentRequest request, List<Long> results) {
        store.keep(request.key(), new StoredOutcome(request.hash(), results));
    }
}
