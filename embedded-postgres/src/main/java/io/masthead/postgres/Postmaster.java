package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Server process of the cluster, found by its file postmaster.pid, which may be stale. */
final class Postmaster {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final DataDirectory directory;
    private final PostgresCommands commands;

    Postmaster(DataDirectory directory, PostgresCommands commands) {
        this.directory = directory;
        this.commands = commands;
    }

    /** Ends the server that a killed process left behind. */
    void stopAbandoned() {
        Path file = file();
        if (!Files.exists(file)) {
            return;
        }
        if (isRunning()) {
            stop("The PostgreSQL that an earlier " + directory.host().name() + " left behind on ");
        } else if (named().isPresent()) {
            // After a reboot the process id may belong to any program: PostgreSQL would take that for its server and
            // refuse to start, and pg_ctl stop would even send it a signal.
            deleteStale(file);
        }
        // With no such process PostgreSQL knows by itself that the file is stale, and uses it to find lost backends.
    }

    void stop(String subject) {
        if (!isRunning()) {
            return;
        }
        Command.Outcome outcome = commands.stop();
        if (!outcome.succeeded() && isRunning()) {
            throw PostgresProblems.running(
                    subject + directory.cluster() + " does not stop", directory, outcome.output());
        }
    }

    /** Never true for another program, even another PostgreSQL, with the process id of ours. */
    boolean isRunning() {
        String cluster = directory.cluster().toString();
        return named().flatMap(process -> process.info().arguments()).stream()
                .flatMap(Stream::of)
                .anyMatch(cluster::equals);
    }

    /**
     * {@return completed soon after the server has ended, for any reason} Java would look at a process that is no child
     * ever more seldom, down to once in 5 s.
     */
    CompletableFuture<Void> end() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        named().ifPresent(server -> Thread.ofVirtual().name("postgres-end").start(() -> {
            while (server.isAlive()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            boolean unused = end.complete(null);
        }));
        return end;
    }

    private Optional<ProcessHandle> named() {
        return processId().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    private Optional<Long> processId() {
        try {
            List<String> lines = Files.readAllLines(file());
            // A single-user server writes its process id as a negative number.
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Math.abs(Long.parseLong(lines.getFirst().strip())));
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }

    private static void deleteStale(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new EmbeddedPostgresException(
                    "The stale file " + file + " cannot be removed: remove it by hand.", cause);
        }
    }

    private Path file() {
        return directory.cluster().resolve("postmaster.pid");
    }
}
