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
 * Bulkhead that limits concurrent hashing, first come, first served. Requests that wait too long are rejected.
 *
 * <p>Hashing runs in platform threads, which the operating system preempts. A computing virtual thread does not release
 * its carrier, so that as many hashes as there are carriers would block every other request.
 *
 * <p>The number of waiting requests is not limited here, since admission limits how many sign in or register at a time.
 */
final class HashingBulkhead {

    private final Semaphore permits;
    private final ExecutorService threads;
    private final Duration maxWait;

    HashingBulkhead(int permits, Duration maxWait) {
        this.permits = new Semaphore(permits, true);
        // The threads are independent of the web application whose request happens to start them.
        ThreadFactory factory = Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("hashing-", 1)
                .factory();
        this.threads = Executors.newFixedThreadPool(permits, factory);
        this.maxWait = maxWait;
    }

    <T> T run(Supplier<T> hashing) {
        enter();
        try {
            return CompletableFuture.supplyAsync(hashing, threads).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            permits.release();
        }
    }

    private void enter() {
        try {
            if (!permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Overloaded();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded();
        }
    }
}
