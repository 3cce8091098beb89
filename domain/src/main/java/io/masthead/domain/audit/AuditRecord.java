package io.masthead.domain.audit;

import io.masthead.domain.Checks;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an account. Names people by identity alone: what they are called may have to be forgotten,
 * that it happened may not.
 *
 * @param at when, cut to microseconds
 * @param action what
 * @param account to which account, if there was one
 * @param actor by whose hand, if known; the account itself, an admin, or nobody that signed in
 * @param origin from where
 */
public record AuditRecord(
        Instant at, AuditAction action, Optional<UserId> account, Optional<UserId> actor, RequestOrigin origin) {

    /** Cuts the instant. */
    public AuditRecord {
        at = Checks.micros(at);
    }
}
