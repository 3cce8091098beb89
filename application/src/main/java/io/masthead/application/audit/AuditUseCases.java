package io.masthead.application.audit;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.user.AccountPolicy;

/**
 * The record of what happened.
 *
 * @param read reads it
 * @param purgeExpired removes what has had its time
 */
public record AuditUseCases(ReadAudit read, PurgeExpired purgeExpired) {

    /**
     * Assembles the use cases of the record.
     *
     * @param ports what they need to be driven
     * @param policy how long the record is kept
     * @return the use cases
     */
    public static AuditUseCases assemble(DrivenPorts ports, AccountPolicy policy) {
        AuditService service = new AuditService(ports, policy.auditRetention());
        return new AuditUseCases(service::read, service::purgeExpired);
    }
}
