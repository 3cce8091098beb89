package io.masthead.domain.audit;

/**
 * A record in its place in the trail.
 *
 * @param id the place
 * @param record what happened
 */
public record AuditEntry(AuditEntryId id, AuditRecord record) {}
