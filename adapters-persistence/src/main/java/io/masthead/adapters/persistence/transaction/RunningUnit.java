package io.masthead.adapters.persistence.transaction;

import io.masthead.domain.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Unit of work in progress: the events that it publishes, and whether a unit inside it failed. Bound to its thread. */
final class RunningUnit {

    private final List<DomainEvent> events = new ArrayList<>();
    private boolean failed;
    private boolean complete;
    private @Nullable DeferredStatement deferred;

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

    /** Defers a statement to the end of the unit; one that was deferred before is executed now. */
    void defer(DeferredStatement statement) {
        flush();
        deferred = statement;
    }

    void flush() {
        execute("");
    }

    /** Says that the work is done: the next commit is that of this unit. */
    void complete() {
        requireSuccess();
        complete = true;
    }

    /** Executes the deferred statement, if the work is done, and commits with it. */
    void commitWithDeferred() {
        if (complete) {
            execute("; COMMIT");
        }
    }

    private void execute(String suffix) {
        DeferredStatement statement = deferred;
        deferred = null;
        if (statement != null) {
            statement.execute(suffix);
        }
    }

    void publish(DomainEvent event) {
        events.add(event);
    }

    List<DomainEvent> events() {
        return events;
    }
}
