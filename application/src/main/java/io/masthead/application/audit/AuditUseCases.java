package io.masthead.application.audit;

/**
 * Use cases of the audit log.
 *
 * @param read reads the audit log
 */
public record AuditUseCases(ReadAudit read) {

    /**
     * Assembles the use cases of the audit log.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static AuditUseCases assemble(AuditPorts ports) {
        return new AuditUseCases(new AuditService(ports)::read);
    }
}
