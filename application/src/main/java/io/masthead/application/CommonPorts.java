package io.masthead.application;

import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.user.EmailVisibility;
import java.time.InstantSource;

/**
 * Driven ports shared by all features. Ports with a default are optional.
 *
 * <p>Each feature declares its ports in an interface of its own. A host implements the interfaces of the features that
 * it uses, for example with one record whose accessors implement all of them; a missing port is a compile error.
 */
public interface CommonPorts {

    /** {@return the unit of work} */
    UnitOfWork unitOfWork();

    /** {@return the audit log; {@link AuditLog#NONE} by default} */
    default AuditLog audit() {
        return AuditLog.NONE;
    }

    /** {@return the store of idempotent requests; {@link IdempotencyStore#NONE} by default} */
    default IdempotencyStore idempotency() {
        return IdempotencyStore.NONE;
    }

    /** {@return the publisher of domain events; {@link DomainEvents#NONE} by default} */
    default DomainEvents events() {
        return DomainEvents.NONE;
    }

    /** {@return the log of events, which others read; {@link EventLog#NONE} by default} */
    default EventLog eventLog() {
        return EventLog.NONE;
    }

    /** {@return the clock; the system clock by default} */
    default InstantSource clock() {
        return InstantSource.system();
    }

    /** {@return the visibility of e-mail addresses; {@link EmailVisibility#PUBLIC} by default} */
    default EmailVisibility emailVisibility() {
        return EmailVisibility.PUBLIC;
    }
}
