package io.masthead.application.audit;

import io.masthead.domain.Forbidden;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Reads the audit log, for admins. */
@FunctionalInterface
public interface ReadAudit {

    /**
     * Query for a part of the audit log.
     *
     * @param actor the authenticated user
     * @param before the id before which to continue; the newest entries if empty
     * @param limit the maximum number of entries
     */
    record Query(UserId actor, Optional<AuditEntryId> before, int limit) {}

    /**
     * Reads a part of the audit log.
     *
     * @param query the query
     * @return the entries, newest first
     * @throws AccountGone if the account of the authenticated user was deleted
     * @throws Forbidden if the authenticated user is not an admin
     */
    List<AuditEntry> read(Query query);
}
