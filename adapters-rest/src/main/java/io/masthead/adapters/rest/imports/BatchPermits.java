package io.masthead.adapters.rest.imports;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Permits to write a batch: few at a time, in the order of arrival, so that imports leave connections and cores to all
 * other requests. An import holds one only while it writes, not while it reads, so that a slow upload holds up no other.
 */
final class BatchPermits {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Semaphore permits;
    private final Duration longestWait;

    BatchPermits(int number) {
        this(number, LONGEST_WAIT);
    }

    BatchPermits(int number, Duration longestWait) {
        this.permits = new Semaphore(number, true);
        this.longestWait = longestWait;
    }

    /**
     * Writes a batch.
     *
     * @throws Overloaded if there is no permit in time
     */
    <T> T write(Supplier<T> batch) {
        try {
            if (!permits.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Overloaded();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded();
        }
        try {
            return batch.get();
        } finally {
            permits.release();
        }
    }
}
