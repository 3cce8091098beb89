package io.masthead.adapters.persistence.transaction;

import io.masthead.domain.DomainEvent;

/** Is told of every event whose transaction was committed. The host provides one as a bean. */
@FunctionalInterface
public interface DomainEventListener {

    /**
     * Takes note of an event, on the thread of the command, after its commit.
     *
     * @param event what happened
     */
    void onEvent(DomainEvent event);
}
