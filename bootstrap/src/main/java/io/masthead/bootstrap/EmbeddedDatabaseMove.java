package io.masthead.bootstrap;

import io.masthead.adapters.cli.CommandRefused;
import io.masthead.adapters.cli.DatabaseMove;
import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.InvalidSettings;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.postgres.transfer.DatabaseTransfer;
import io.masthead.postgres.transfer.TransferListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Moves the database of the data directory for the command line. The embedded PostgreSQL is this process's own. */
record EmbeddedDatabaseMove(Settings settings) implements DatabaseMove {

    private static final String TARGET = "--to";

    @Override
    public List<String> run(String address, Listener listener) {
        try {
            DatabaseLogin target = DatabaseLogin.external(TARGET, Database.External.of(TARGET, address));
            requireData();
            try (RunningDatabase data =
                    RunningDatabase.forMove(settings.dataDirectory(), MigratedSchema.forCommand())) {
                // Ctrl-C ends the embedded PostgreSQL as well.
                Runtime.getRuntime().addShutdownHook(new Thread(data::close, "move-end"));
                move(data, target, listener);
            }
            return remaining();
        } catch (InvalidSettings invalid) {
            throw new CommandRefused(String.join(System.lineSeparator(), invalid.problems()), invalid);
        } catch (SQLException problem) {
            throw new CommandRefused(MoveFailures.sentence(problem), problem);
        } catch (RuntimeException failure) {
            throw new CommandRefused(MoveFailures.sentence(failure, settings.managementPort()), failure);
        }
    }

    private void requireData() {
        if (settings.database() instanceof Database.External) {
            throw new CommandRefused(
                    "DATABASE_URL is set, so that this Masthead has no data in a directory: unset it to"
                            + " move the data of DATA_DIR.");
        }
        // Of a directory that belongs to another user, the start says so.
        if (Files.notExists(settings.dataDirectory().resolve("postgres"))) {
            throw new CommandRefused("There is no data in " + settings.dataDirectory()
                    + " to move: give the directory of the data with DATA_DIR.");
        }
    }

    private void move(RunningDatabase data, DatabaseLogin target, Listener listener) throws SQLException {
        MovedMark mark = MovedMark.in(settings.dataDirectory());
        try (DatabaseSession session = DatabaseSession.open(target)) {
            DatabaseCheck.requireUsable(session, target);
        }
        try (Connection from = data.owner().connect();
                Connection to = target.connect()) {
            if (mark.exists() && !DatabaseTransfer.isUnfinished(to)) {
                throw new CommandRefused("The data in " + settings.dataDirectory()
                        + " was moved before: delete the file " + mark.file() + " to move it again.");
            }
            DatabaseTransfer transfer = new DatabaseTransfer(from, to, translated(listener));
            transfer.run(() -> MigratedSchema.migrate(data.owner()), () -> MigratedSchema.migrate(target));
            mark.set(target.place(), Clock.systemUTC().instant());
            // Before its lock ends with the connection: a command that waits for it would write what is copied nowhere.
            data.close();
            transfer.finish();
        }
    }

    private static TransferListener translated(Listener listener) {
        return new TransferListener() {
            @Override
            public void copied(long rows, long total) {
                listener.moved(rows, total);
            }

            @Override
            public void comparing() {
                listener.comparing();
            }
        };
    }

    private List<String> remaining() {
        Path directory = settings.dataDirectory();
        List<String> lines = new ArrayList<>();
        lines.add("Everything is moved: both databases have the same rows. Start Masthead from now on with");
        lines.add("  DATABASE_URL  the address of " + TARGET);
        if (settings.secretKey().isEmpty() && SecretKeys.isKeptIn(directory)) {
            lines.add("  SECRET_KEY    the content of " + SecretKeys.fileIn(directory)
                    + ", so that tokens and cursors stay valid");
        } else if (settings.secretKey().isEmpty() && settings.signingKeyFile().isEmpty()) {
            lines.add("  SECRET_KEY    a new one (openssl rand -base64 32)");
        }
        lines.add("and all other settings as they are. The data in " + directory + " is as it was before; Masthead does"
                + " not start on it again unless the file "
                + MovedMark.in(directory).file() + " is deleted.");
        return lines;
    }
}
