package io.masthead.domain.audit;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Id of an entry in the audit log. Later entries have greater ids.
 *
 * @param value a positive number
 */
public record AuditEntryId(long value) {

    /**
     * Checks the number.
     *
     * @throws InvalidValue if it is not positive
     */
    public AuditEntryId {
        Checks.range(AuditEntryId.class, value, 1, Long.MAX_VALUE);
    }
}
