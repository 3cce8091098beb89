package io.masthead.adapters.persistence.transaction;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds events back until their transaction is committed, and drops them when it is rolled back. A listener that fails
 * cannot undo the commit: its failure is logged, and the other events are still delivered.
 */
@Component
final class AfterCommitEvents implements DomainEvents {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommitEvents.class);

    private final DomainEventListener listener;

    AfterCommitEvents(DomainEventListener listener) {
        this.listener = listener;
    }

    @Override
    public void publish(DomainEvent event) {
        Optional<RunningUnit> unit = RunningUnit.current();
        if (unit.isPresent()) {
            unit.get().publish(event);
        } else if (TransactionSynchronizationManager.isSynchronizationActive()) { // a transaction of the host's own
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    deliver(event);
                }
            });
        } else {
            deliver(event);
        }
    }

    void deliver(DomainEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException failure) {
            LOG.error("The listener failed at {}", event, failure);
        }
    }
}
