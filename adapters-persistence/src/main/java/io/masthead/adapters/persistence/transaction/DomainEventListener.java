package io.masthead.adapters.persistence.transaction;

import io.masthead.domain.DomainEvent;

/** Listener for events of committed transactions. The host provides one as a bean. */
@FunctionalInterface
public interface DomainEventListener {

    /**
     * Handles an event, on the thread of the command, after its commit.
     *
     * @param event the event
     */
    void onEvent(DomainEvent event);
}
