package io.masthead.adapters.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a backup of the embedded PostgreSQL, while the service runs or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes all data into one file, while the service runs or not.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the file is complete and on the disk", "1:there is no backup"})
@SuppressWarnings("NullAway.Init") // the command line fills it
final class BackupCommand implements Callable<Integer> {

    private final Backups backups;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file, which must not exist; readable by its owner alone.")
    private Path file;

    BackupCommand(Backups backups, Interruption interruption) {
        this.backups = backups;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        return CopyRun.run("Writing", spec, interruption, progress -> backups.write(file, progress));
    }
}
