package io.masthead.adapters.persistence.transaction;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes events after the commit of their transaction, and drops them at a rollback. */
@Component
final class AfterCommitEvents implements DomainEvents {

    private final DomainEventListener listener;

    AfterCommitEvents(DomainEventListener listener) {
        this.listener = listener;
    }

    @Override
    public void publish(DomainEvent event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listener.onEvent(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listener.onEvent(event);
            }
        });
    }
}
