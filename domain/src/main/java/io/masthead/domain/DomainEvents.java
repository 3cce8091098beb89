package io.masthead.domain;

/**
 * Driven port: publishes domain events.
 *
 * <p>An event is published only if its change is committed: a transactional adapter holds events back until the commit
 * and discards them on rollback. Events of one transaction keep their order.
 */
@FunctionalInterface
public interface DomainEvents {

    /** Publishes nothing. */
    DomainEvents NONE = event -> {};

    /**
     * Publishes an event.
     *
     * @param event the event
     */
    void publish(DomainEvent event);
}
