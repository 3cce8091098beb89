package io.masthead.adapters.persistence.transaction;

import io.masthead.domain.DomainEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Unit of work in progress: the events that it publishes, and whether a unit inside it failed. Bound to its thread. */
final class RunningUnit {

    private final List<DomainEvent> events = new ArrayList<>();
    private boolean failed;
    private boolean complete;
    private final Map<DeferredInsert<?>, DeferredInsert.Batch<?>> deferred = new LinkedHashMap<>();

    /** {@return the unit that runs on this thread, if there is one} */
    static Optional<RunningUnit> current() {
        return Optional.ofNullable((RunningUnit) TransactionSynchronizationManager.getResource(RunningUnit.class));
    }

    <T> T bind(Supplier<T> work) {
        TransactionSynchronizationManager.bindResource(RunningUnit.class, this);
        try {
            return work.get();
        } finally {
            Object unused = TransactionSynchronizationManager.unbindResource(RunningUnit.class);
        }
    }

    /** Runs a unit inside this one. If it fails, this one fails as well: half of its work would be kept otherwise. */
    <T> T join(Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            failed |= !done;
        }
    }

    /**
     * Checks that every unit inside this one succeeded.
     *
     * @throws IllegalStateException if one failed, and its failure was not passed on
     */
    private void requireSuccess() {
        if (failed) {
            throw new IllegalStateException("A unit of work inside this one failed, so nothing of this one is kept");
        }
    }

    /** {@return the rows that an insertion has deferred to the end of the unit} */
    @SuppressWarnings("unchecked") // each insertion has a batch of its own type
    <T> DeferredInsert.Batch<T> rowsOf(DeferredInsert<T> insertion) {
        return (DeferredInsert.Batch<T>)
                deferred.computeIfAbsent(insertion, key -> new DeferredInsert.Batch<>(insertion));
    }

    void flush() {
        execute("");
    }

    /** Says that the work is done: the next commit is that of this unit. */
    void complete() {
        requireSuccess();
        complete = true;
    }

    /** Inserts the deferred rows, if the work is done, and commits with them. */
    void commitWithDeferred() {
        if (complete) {
            execute("; COMMIT");
        }
    }

    private void execute(String suffix) {
        if (!deferred.isEmpty()) {
            List<DeferredInsert.Batch<?>> batches = List.copyOf(deferred.values());
            deferred.clear();
            DeferredInsert.execute(batches, suffix);
        }
    }

    void publish(DomainEvent event) {
        events.add(event);
    }

    List<DomainEvent> events() {
        return events;
    }
}
