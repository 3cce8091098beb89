package io.masthead.application.audit;

/**
 * The audit log.
 *
 * @param read reads it
 */
public record AuditUseCases(ReadAudit read) {

    /**
     * Assembles the use case of the audit log.
     *
     * @param ports the driven ports
     * @return the use case
     */
    public static AuditUseCases assemble(AuditPorts ports) {
        return new AuditUseCases(new AuditService(ports)::read);
    }
}
