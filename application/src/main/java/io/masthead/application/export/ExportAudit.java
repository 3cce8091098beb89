package io.masthead.application.export;

import io.masthead.domain.Page;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Exports the audit log entries about the authenticated user's account and actions, page by page. */
@FunctionalInterface
public interface ExportAudit {

    /** Maximum number of entries of a page. */
    int PAGE_SIZE = 100;

    /**
     * Query for a page.
     *
     * @param self the authenticated user
     * @param before the end of the previous page; the newest entries if empty
     */
    record Query(UserId self, Optional<AuditEntryId> before) {}

    /**
     * Exports a page of entries. Entries of other actors omit the request origin, which is personal data of the actor.
     *
     * @param query the query
     * @return the entries, newest first; empty at the end
     */
    Page<AuditEntry, AuditEntryId> export(Query query);
}
