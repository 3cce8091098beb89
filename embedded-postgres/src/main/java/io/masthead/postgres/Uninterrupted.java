package io.masthead.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work that an interrupt of its caller does not reach: a server whose start is cut off would be killed, not stopped. */
final class Uninterrupted {

    /** Less than a signal to the process waits, and more than a start takes that has little to recover. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Uninterrupted() {}

    /** Kills the programs of a directory if the work still takes long after an interrupt. */
    static <T> T result(Path directory, Supplier<T> work) {
        return result(directory, work, PATIENCE);
    }

    static <T> T result(Path directory, Supplier<T> work, Duration patience) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> killUnlessDone(directory, result));
            try {
                return result.join();
            } catch (CompletionException problem) {
                throw refusal(problem);
            } finally {
                Thread.currentThread().interrupt();
            }
        } catch (ExecutionException problem) {
            throw refusal(problem);
        }
    }

    private static void killUnlessDone(Path directory, CompletableFuture<?> result) {
        if (!result.isDone()) {
            RunningPrograms.kill(directory);
        }
    }

    private static RuntimeException refusal(Exception problem) {
        return problem.getCause() instanceof EmbeddedPostgresException refused
                ? refused
                : new CompletionException(problem.getCause());
    }
}
