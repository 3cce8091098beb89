package io.masthead.domain.audit;

import io.masthead.domain.Checks;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Content of an audit log entry. Refers to users by id only, since personal data may have to be erased while the entry
 * stays.
 *
 * @param at the time of the event, truncated to microseconds
 * @param action the action
 * @param account the account acted on, if there was one
 * @param actor the authenticated user who acted, if any: the owner of the account or an admin
 * @param origin the origin of the request
 */
public record AuditRecord(
        Instant at, AuditAction action, Optional<UserId> account, Optional<UserId> actor, RequestOrigin origin) {

    /** Truncates the instant to microseconds. */
    public AuditRecord {
        at = Checks.micros(at);
    }
}
