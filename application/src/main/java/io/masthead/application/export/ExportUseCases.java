package io.masthead.application.export;

/**
 * Exporting everything that is kept about an account.
 *
 * @param account exports what is kept about the caller, as far as it is little
 * @param posts exports everything that the caller has written
 * @param audit exports what happened to the caller, and what it did to others
 */
public record ExportUseCases(ExportAccount account, ExportPosts posts, ExportAudit audit) {

    /**
     * Assembles the use cases of exporting.
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
