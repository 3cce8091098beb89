package io.masthead.adapters.security.user;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a bounded number of threads hash at once, in the order in which they came. Who waits too long is turned away.
 *
 * <p>How many may wait is not bounded here: each of them holds a connection, and the server bounds those.
 */
final class BoundedHashing {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Duration patience;

    BoundedHashing(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Two for each processor, but no more than half of the heap can hold. */
    static BoundedHashing onThisMachine(HashingSettings settings) {
        Runtime machine = Runtime.getRuntime();
        return new BoundedHashing(places(settings, machine.availableProcessors(), machine.maxMemory()), PATIENCE);
    }

    static int places(HashingSettings settings, int processors, long heapBytes) {
        long fitting = heapBytes / 2 / (settings.memoryKib() * 1024L);
        return (int) Math.max(1, Math.min(2L * processors, fitting));
    }

    <T> T run(Supplier<T> hashing) {
        enter();
        try {
            return hashing.get();
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
