package io.masthead.bootstrap;

import io.masthead.postgres.AttachedPostgres;
import io.masthead.postgres.EmbeddedPostgresException;
import io.masthead.postgres.transfer.DatabaseTransfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Check that the data of a directory is not being copied into another database, and was not moved to one. */
final class TransferCheck {

    private TransferCheck() {}

    /** For a command, which attaches to the PostgreSQL that another process runs on the directory. */
    static void requireNone(Path dataDirectory) {
        MovedMark.in(dataDirectory).requireMissing();
        if (isRunning(dataDirectory)) {
            throw new StartupProblem(firstUpper(copying(dataDirectory)) + ".");
        }
    }

    /** {@return why the data cannot be written to, and the remedy, as a clause, if that is so} */
    static Optional<String> reason(Path dataDirectory) {
        return MovedMark.in(dataDirectory)
                .reason()
                .or(() -> isRunning(dataDirectory) ? Optional.of(copying(dataDirectory)) : Optional.empty());
    }

    private static boolean isRunning(Path dataDirectory) {
        if (!Files.isDirectory(dataDirectory)) {
            return false; // and attaching would make it
        }
        try {
            Optional<AttachedPostgres> running = AttachedPostgres.on(dataDirectory, RunningDatabase.MASTHEAD);
            if (running.isEmpty()) {
                return false;
            }
            try (Connection connection = DatabaseLogin.embedded(
                            DatabaseLogin.MIGRATION,
                            running.get().jdbcUrl(),
                            running.get().owner())
                    .connect()) {
                return DatabaseTransfer.isSource(connection);
            }
        } catch (EmbeddedPostgresException | SQLException starting) {
            return false; // and the command, which needs more of it, says what is wrong
        }
    }

    private static String copying(Path dataDirectory) {
        return "the data in " + dataDirectory + " is just being copied, by a move to another PostgreSQL or an upgrade:"
                + " run the command again when that has ended";
    }

    private static String firstUpper(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}
