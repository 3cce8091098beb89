package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Process of the server of a cluster, found by its file postmaster.pid, which may be stale. */
final class ClusterProcess {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration QUIT_LIMIT = Duration.ofSeconds(10);

    private final DataDirectory directory;

    ClusterProcess(DataDirectory directory) {
        this.directory = directory;
    }

    Path file() {
        return directory.cluster().resolve("postmaster.pid");
    }

    /** Never true for another program, even another PostgreSQL, with the process id of ours. */
    boolean isRunning() {
        String cluster = directory.cluster().toString();
        return named().flatMap(process -> process.info().arguments()).stream()
                .flatMap(Stream::of)
                .anyMatch(cluster::equals);
    }

    /** {@return the process with that id, which may be any program} */
    Optional<ProcessHandle> named() {
        return processId().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
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

    /** Ends a server whose files are to be deleted, with all its processes and without the programs of PostgreSQL. */
    void quit() {
        if (isRunning()) {
            CompletableFuture<Void> end = end();
            named().map(ProcessHandle::pid).ifPresent(server -> {
                List<String> words = List.of("sh", "-c", "kill -QUIT \"$0\"", String.valueOf(server));
                Command.Outcome unused = new Command(words, directory.root()).run(QUIT_LIMIT);
            });
            Void unused = end.completeOnTimeout(null, QUIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
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
}
