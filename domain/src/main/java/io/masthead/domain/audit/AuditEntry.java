package io.masthead.domain.audit;

/**
 * Entry of the audit log.
 *
 * @param id its id
 * @param record its content
 */
public record AuditEntry(AuditEntryId id, AuditRecord record) {}
