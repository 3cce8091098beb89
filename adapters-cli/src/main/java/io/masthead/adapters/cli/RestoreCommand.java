package io.masthead.adapters.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup into a data directory that does not exist or is empty. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restores a backup into DATA_DIR, which must be empty or not exist, and checks it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the service can start on it", "1:nothing was restored"})
@SuppressWarnings("NullAway.Init") // the command line fills it
final class RestoreCommand implements Callable<Integer> {

    private final Backups backups;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file that the command backup wrote.")
    private Path file;

    RestoreCommand(Backups backups, Interruption interruption) {
        this.backups = backups;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        return CopyRun.run("Restoring", spec, interruption, progress -> backups.restore(file, progress));
    }
}
