package io.masthead.postgres;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that an interrupt of its caller does not reach: a server whose start is cut off would be killed, not stopped. */
final class Uninterrupted {

    private Uninterrupted() {}

    static <T> T result(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
                    .join();
        } catch (CompletionException problem) {
            throw problem.getCause() instanceof EmbeddedPostgresException refused ? refused : problem;
        }
    }
}
