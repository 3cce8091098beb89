package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Ends the server of the cluster as PostgreSQL wants it. */
final class Postmaster {

    private final DataDirectory directory;
    private final PostgresCommands commands;
    private final ClusterProcess process;

    Postmaster(DataDirectory directory, PostgresCommands commands) {
        this.directory = directory;
        this.commands = commands;
        this.process = new ClusterProcess(directory);
    }

    /** Ends the server that a killed process left behind. */
    void stopAbandoned() {
        Path file = process.file();
        if (!Files.exists(file)) {
            return;
        }
        if (process.isRunning()) {
            stop("The PostgreSQL that an earlier " + directory.host().name() + " left behind on ");
        } else if (process.named().isPresent()) {
            // After a reboot the process id may belong to any program: PostgreSQL would take that for its server and
            // refuse to start, and pg_ctl stop would even send it a signal.
            deleteStale(file);
        }
        // With no such process PostgreSQL knows by itself that the file is stale, and uses it to find lost backends.
    }

    void stop(String subject) {
        if (!process.isRunning()) {
            return;
        }
        Command.Outcome outcome = commands.stop();
        if (!outcome.succeeded() && process.isRunning()) {
            throw PostgresProblems.running(
                    subject + directory.cluster() + " does not stop", directory, outcome.output());
        }
    }

    /** {@return completed soon after the server has ended, for any reason} */
    CompletableFuture<Void> end() {
        return process.end();
    }

    private static void deleteStale(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new EmbeddedPostgresException(
                    "The stale file " + file + " cannot be removed: remove it by hand.", cause);
        }
    }
}
