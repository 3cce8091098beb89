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
 * Does a thing once, however often it is attempted. Only what is done is remembered: a refusal leaves nothing, so that
 * the same may succeed later.
 */
public final class IdempotentExecution {

    private final IdempotencyStore store;

    /**
     * Executes.
     *
     * @param store the outcomes of earlier store
     */
    public IdempotentExecution(IdempotencyStore store) {
        this.store = store;
    }

    /**
     * Does it, or finds what was made when it was done. To be called within a transaction.
     *
     * @param <T> what is made
     * @param request the request; without one it is done in any case
     * @param work does it, in the same transaction
     * @param identity knows the identity of what was made
     * @param recall finds what was made by its identity, or fails if it is gone
     * @return what was made
     * @throws RequestInProgress if it is being done at this moment
     * @throws IdempotencyKeyReused if something else was done with the key
     */
    public <T> Outcome<T> run(
            Optional<IdempotentRequest> request, Supplier<T> work, ToLongFunction<T> identity, LongFunction<T> recall) {
        return request.map(known -> run(known, work, identity, recall))
                .orElseGet(() -> new Outcome<>(work.get(), false));
    }

    /**
     * Does something that makes many, or finds their identities as they were kept when it was done, whether or not they
     * are still there. To be called within a transaction.
     *
     * @param request the request; without one it is done in any case
     * @param work does it, in the same transaction
     * @return the identities of what was made
     * @throws RequestInProgress if it is being done at this moment
     * @throws IdempotencyKeyReused if something else was done with the key
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
        T made = work.get();
        keep(request, List.of(identity.applyAsLong(made)));
        return new Outcome<>(made, false);
    }

    private Outcome<List<Long>> runMany(IdempotentRequest request, Supplier<List<Long>> work) {
        Optional<StoredOutcome> earlier = earlier(request);
        if (earlier.isPresent()) {
            return new Outcome<>(earlier.get().results(), true);
        }
        List<Long> made = work.get();
        keep(request, made);
        return new Outcome<>(made, false);
    }

    private Optional<StoredOutcome> earlier(IdempotentRequest request) {
        Optional<StoredOutcome> earlier = store.claim(request.key());
        earlier.ifPresent(request::requireSame);
        return earlier;
    }

    private void keep(IdempotentRequest request, List<Long> results) {
        store.keep(request.key(), new StoredOutcome(request.fingerprint(), results));
    }
}
