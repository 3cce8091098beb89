package io.masthead.postgres;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Log of the server, postgres.log. */
final class ServerLog {

    static final long LIMIT = 10L * 1024 * 1024;

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

    private final Path file;
    private final HostApplication host;

    ServerLog(DataDirectory directory) {
        this.file = directory.log();
        this.host = directory.host();
    }

    /** Creates it, or empties it when it has grown over the limit; a running server appends at the current end. */
    void prepare() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, FileTree.privateFile());
            } else {
                emptyIfTooLarge();
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(host, file, cause);
        }
    }

    /** Looks every few seconds, until the server ends, whether it has to be emptied: clients decide how fast it grows. */
    void bound(CompletableFuture<?> end) {
        Thread thread = new Thread(() -> {
            while (!end.isDone()) {
                try {
                    Object unused = end.get(BETWEEN_CHECKS.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillRunning) {
                    tryToEmptyIfTooLarge();
                } catch (InterruptedException | ExecutionException ended) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.setName("postgres-log");
        thread.start();
    }

    private void tryToEmptyIfTooLarge() {
        try {
            emptyIfTooLarge();
        } catch (IOException unreachable) {
            // Looked at again soon; without its file, the server says nothing at all.
        }
    }

    private void emptyIfTooLarge() throws IOException {
        if (Files.size(file) > LIMIT) {
            Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    long size() {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return 0;
        }
    }

    /** Text after the first {@code size} bytes. */
    String since(long size) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ).position(size)) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return "";
        }
    }
}
