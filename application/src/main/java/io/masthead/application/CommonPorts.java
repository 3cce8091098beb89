package io.masthead.application;

import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.user.EmailVisibility;
import java.time.InstantSource;

/**
 * Driven ports that features share. Those with a default are optional: the default keeps nothing.
 *
 * <p>Each feature has its own interface of ports, by name. A host implements those of the features that it wants, with one
 * record for all of them if it likes: its accessors implement them, and what is missing does not compile.
 */
public interface CommonPorts {

    /** {@return transactions} */
    UnitOfWork unitOfWork();

    /** {@return the audit log; {@link AuditLog#NONE} unless the host has one} */
    default AuditLog audit() {
        return AuditLog.NONE;
    }

    /** {@return outcomes of requests that have a key; {@link IdempotencyStore#NONE} unless the host has one} */
    default IdempotencyStore idempotency() {
        return IdempotencyStore.NONE;
    }

    /** {@return whom events are published to; {@link DomainEvents#NONE} unless the host has someone} */
    default DomainEvents events() {
        return DomainEvents.NONE;
    }

    /** {@return the clock; that of the machine by default} */
    default InstantSource clock() {
        return InstantSource.system();
    }

    /** {@return who sees the addresses of accounts; everyone by default} */
    default EmailVisibility emailVisibility() {
        return EmailVisibility.PUBLIC;
    }
}
