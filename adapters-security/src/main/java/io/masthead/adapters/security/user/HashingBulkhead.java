package io.masthead.adapters.security.user;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a bounded number of threads hash at once, in the order in which they came. Who waits too long is turned away.
 *
 * <p>Hashing happens in threads of the operating system, which shares the processors out. A virtual thread that computes
 * gives its carrier to nobody: as many hashes as there are carriers would stop every other request.
 *
 * <p>How many may wait is not bounded here: each of them holds a connection, and the server bounds those.
 */
final class HashingBulkhead {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final ExecutorService threads;
    private final Duration patience;

    HashingBulkhead(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        // They are no part of the web application whose request happens to start them.
        ThreadFactory factory = Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("hashing-", 1)
                .factory();
        this.threads = Executors.newFixedThreadPool(places, factory);
        this.patience = patience;
    }

    /** Two for each processor, but no more than half of the heap can hold. */
    static HashingBulkhead onThisMachine(HashingSettings settings) {
        Runtime machine = Runtime.getRuntime();
        return new HashingBulkhead(places(settings, machine.availableProcessors(), machine.maxMemory()), PATIENCE);
    }

    static int places(HashingSettings settings, int processors, long heapBytes) {
        long fitting = heapBytes / 2 / (settings.memoryKib() * 1024L);
        return (int) Math.max(1, Math.min(2L * processors, fitting));
    }

    <T> T run(Supplier<T> hashing) {
        enter();
        try {
            return CompletableFuture.supplyAsync(hashing, threads).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Overloaded();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded();
        }
    }
}
