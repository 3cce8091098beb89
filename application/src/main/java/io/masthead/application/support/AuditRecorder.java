package io.masthead.application.support;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Records in the audit log.
 *
 * @param log the audit log
 */
public record AuditRecorder(AuditLog log) {

    /**
     * Records what an account's owner did, or someone else did to it.
     *
     * @param action what
     * @param account to which account
     * @param actor by whose hand
     * @param origin from where
     * @param at when
     */
    public void record(AuditAction action, UserId account, UserId actor, RequestOrigin origin, Instant at) {
        record(action, Optional.of(account), Optional.of(actor), origin, at);
    }

    /**
     * Records what happened by an unknown hand, or to no account.
     *
     * @param action what
     * @param account to which account, if there is one
     * @param actor by whose hand, if known
     * @param origin from where
     * @param at when
     */
    public void record(
            AuditAction action, Optional<UserId> account, Optional<UserId> actor, RequestOrigin origin, Instant at) {
        log.add(new AuditRecord(at, action, account, actor, origin));
    }
}
