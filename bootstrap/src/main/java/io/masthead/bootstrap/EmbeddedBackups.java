package io.masthead.bootstrap;

import io.masthead.adapters.cli.Backups;
import io.masthead.adapters.cli.CommandRefused;
import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.postgres.BackupContent;
import io.masthead.postgres.DatabaseBackup;
import io.masthead.postgres.DatabaseRestore;
import io.masthead.postgres.EmbeddedPostgresException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Backups of the embedded PostgreSQL for the command line.
 *
 * @param settings reads the settings when a command begins
 */
record EmbeddedBackups(Supplier<Settings> settings) implements Backups {

    private static final BackupContent CONTENT = new MastheadBackupContent();
    private static final double MEBIBYTE = 1024.0 * 1024;

    @Override
    public String write(Path file, ByteProgress progress) {
        Path data = dataDirectory("make a backup of it with PostgreSQL's pg_basebackup or pg_dump");
        try {
            TransferCheck.requireNone(data);
            DatabaseBackup.Written written =
                    new DatabaseBackup(data, RunningDatabase.MASTHEAD, CONTENT).write(file, progress::reached);
            return String.format(
                    Locale.ROOT,
                    "%s has %.1f MiB of data in %.1f MiB; keep it as safe as the data, whose signing key it holds.",
                    file,
                    written.dataBytes() / MEBIBYTE,
                    written.bytes() / MEBIBYTE);
        } catch (EmbeddedPostgresException | StartupProblem problem) {
            throw new CommandRefused(String.valueOf(problem.getMessage()), problem);
        }
    }

    @Override
    public String restore(Path file, ByteProgress progress) {
        Path data = dataDirectory("restore it with PostgreSQL's pg_basebackup or pg_restore");
        try {
            DatabaseRestore.Restored restored =
                    new DatabaseRestore(data, RunningDatabase.MASTHEAD, CONTENT).restore(file, progress::reached);
            return data + " has the backup of " + restored.time() + ", with " + restored.summary() + "."
                    + (restored.afterInterruption() ? " What an interrupted restore had left there was removed." : "");
        } catch (EmbeddedPostgresException problem) {
            throw new CommandRefused(problem.getMessage(), problem);
        }
    }

    private Path dataDirectory(String remedy) {
        Settings read = settings.get();
        if (read.database() instanceof Database.External) {
            throw new CommandRefused("The database that DATABASE_URL names is not Masthead's own: " + remedy
                    + ", or unset DATABASE_URL for the data in DATA_DIR.");
        }
        return read.dataDirectory();
    }
}
