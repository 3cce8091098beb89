package io.masthead.application.audit;

import io.masthead.domain.Forbidden;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Reads the record of what happened, for admins. */
@FunctionalInterface
public interface ReadAudit {

    /**
     * Which part, for whom.
     *
     * @param actor who asks
     * @param before only what lies before this place, if given
     * @param limit how many entries at most
     */
    record Query(UserId actor, Optional<AuditEntryId> before, int limit) {}

    /**
     * Reads a part of the record.
     *
     * @param query which, for whom
     * @return the entries, the newest first
     * @throws AccountGone if the caller's account was deleted
     * @throws Forbidden if the caller is no admin
     */
    List<AuditEntry> read(Query query);
}
