package io.masthead.application.export;

import io.masthead.domain.Page;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Hands out the record of what happened to whoever asks, and of what it did to others, part by part. */
@FunctionalInterface
public interface ExportAudit {

    /** How many entries a part has at most. */
    int PART = 100;

    /**
     * Which part.
     *
     * @param self who asks
     * @param before the end of the part before, if there was one
     */
    record Query(UserId self, Optional<AuditEntryId> before) {}

    /**
     * Hands out a part of the record. Where others acted, it says who, but not from where: that is theirs.
     *
     * @param query which part
     * @return the entries, the newest first; none at the end
     */
    Page<AuditEntry, AuditEntryId> export(Query query);
}
