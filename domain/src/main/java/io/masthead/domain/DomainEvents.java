package io.masthead.domain;

/**
 * Driven port: tells the world what happened.
 *
 * <p>An event is told only when the change that it reports is kept: an adapter that works inside a transaction holds
 * events back until the commit and forgets them at a rollback. Events of one transaction keep their order.
 */
@FunctionalInterface
public interface DomainEvents {

    /** Tells no one. */
    DomainEvents NONE = event -> {};

    /**
     * Announces an event.
     *
     * @param event what happened
     */
    void publish(DomainEvent event);
}
