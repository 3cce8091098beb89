package io.masthead.application.support;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.session.RequestOrigins;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/** Adds to the record of what happened, with where the present request comes from. */
public final class AuditRecorder {

    private final AuditLog trail;
    private final RequestOrigins origins;

    /**
     * Names where to.
     *
     * @param ports the driven ports
     */
    public AuditRecorder(DrivenPorts ports) {
        this.trail = ports.repositories().audit();
        this.origins = ports.origins();
    }

    /**
     * Records what an account's owner did, or someone else did to it.
     *
     * @param action what
     * @param account to which account
     * @param actor by whose hand
     * @param at when
     */
    public void record(AuditAction action, UserId account, UserId actor, Instant at) {
        record(action, Optional.of(account), Optional.of(actor), at);
    }

    /**
     * Records what happened by nobody's hand that is known, or to no account.
     *
     * @param action what
     * @param account to which account, if there is one
     * @param actor by whose hand, if known
     * @param at when
     */
    public void record(AuditAction action, Optional<UserId> account, Optional<UserId> actor, Instant at) {
        trail.add(new AuditRecord(at, action, account, actor, origins.current()));
    }
}
