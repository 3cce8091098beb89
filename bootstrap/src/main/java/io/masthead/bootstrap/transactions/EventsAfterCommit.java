package io.masthead.bootstrap.transactions;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Holds events back until their transaction is committed, and forgets them when it is rolled back. */
public final class EventsAfterCommit implements DomainEvents {

    private final Consumer<DomainEvent> listener;

    /**
     * Names who is told.
     *
     * @param listener is told of every event that happened for good, on the thread of the command
     */
    public EventsAfterCommit(Consumer<DomainEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void publish(DomainEvent event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listener.accept(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listener.accept(event);
            }
        });
    }
}
