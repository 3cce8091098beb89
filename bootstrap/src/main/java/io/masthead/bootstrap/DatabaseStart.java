package io.masthead.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Start of the database beside that of Spring's context, which needs it late. */
final class DatabaseStart implements AutoCloseable {

    private final CompletableFuture<RunningDatabase> database = new CompletableFuture<>();
    private final Supplier<RunningDatabase> start;
    private volatile boolean isOurs;

    /**
     * Creates a start that has not begun.
     *
     * @param start starts the database, and returns when it runs
     */
    DatabaseStart(Supplier<RunningDatabase> start) {
        this.start = start;
    }

    void begin() {
        isOurs = true;
        CompletableFuture<RunningDatabase> unused = database.completeAsync(
                start,
                task -> Thread.ofPlatform().daemon().name("database-start").start(task));
    }

    /** {@return the database, which the caller closes; fails as its start did} */
    RunningDatabase await() {
        try {
            RunningDatabase started = database.join();
            isOurs = false;
            return started;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw failed;
        }
    }

    /** Stops a database that its context has not taken: it has failed before. */
    @Override
    public void close() {
        if (isOurs) {
            try {
                database.join().close();
            } catch (CompletionException failed) {
                // Then it does not run.
            }
        }
    }
}
