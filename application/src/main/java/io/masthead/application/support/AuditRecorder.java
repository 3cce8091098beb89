package io.masthead.application.support;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes entries to the audit log.
 *
 * @param log the audit log
 */
public record AuditRecorder(AuditLog log) {

    /**
     * Records an action on an account by a user.
     *
     * @param action the action
     * @param account the account acted on
     * @param actor the authenticated user
     * @param origin the origin of the request
     * @param at the time of the event
     */
    public void record(AuditAction action, UserId account, UserId actor, RequestOrigin origin, Instant at) {
        record(action, Optional.of(account), Optional.of(actor), origin, at);
    }

    /**
     * Records an action without a known account or actor.
     *
     * @param action the action
     * @param account the account acted on, if there is one
     * @param actor the authenticated user, if any
     * @param origin the origin of the request
     * @param at the time of the event
     */
    public void record(
            AuditAction action, Optional<UserId> account, Optional<UserId> actor, RequestOrigin origin, Instant at) {
        log.add(new AuditRecord(at, action, account, actor, origin));
    }
}
