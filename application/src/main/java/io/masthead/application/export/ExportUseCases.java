package io.masthead.application.export;

/**
 * Use cases of the account export.
 *
 * @param account exports the account of the authenticated user with its identities and sessions
 * @param posts exports the posts of the authenticated user
 * @param audit exports the audit log entries of the authenticated user
 */
public record ExportUseCases(ExportAccount account, ExportPosts posts, ExportAudit audit) {

    /**
     * Assembles the use cases of the account export.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static ExportUseCases assemble(ExportPorts ports) {
        ExportService service = new ExportService(ports);
        return new ExportUseCases(
                self -> ports.unitOfWork().read(() -> service.account(self)), service::posts, service::audit);
    }
}
