package io.masthead.http.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Permits of one class of work, acquired in the order of arrival.
 *
 * <p>A request waits for {@link Admission#LONGEST_WAIT} if the class is overloaded: not shorter, since clients that are
 * refused at once ask again at once, and refusals cost others more than waiting does. Whether it is overloaded is
 * estimated from the number of those before it and from the time for which permits are usually held. A pause of the
 * process, which holds up all that wait, hardly changes that: a single time counts for little, a thirty-second part of
 * at most four times the usual.
 */
final class Bulkhead {

    /** The longest wait of a request that expected a short one. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final int SMOOTHING = 32;
    private static final int MOST_TIMES_USUAL = 4;
    private static final long LEAST_STEP = Duration.ofMillis(1).toNanos();

    private final int number;
    private final LongSupplier clock;
    private final Semaphore permits;

    /** The time for which a permit is usually held, in nanoseconds. Updates may be lost: it is an estimate. */
    private volatile long held;

    Bulkhead(int number) {
        this(number, System::nanoTime);
    }

    Bulkhead(int number, LongSupplier clock) {
        this.number = number;
        this.clock = clock;
        this.permits = new Semaphore(number, true);
    }

    /** {@return how to release the permit; empty if the request must be refused} */
    Optional<Runnable> acquire() {
        if (!permits.hasQueuedThreads() && permits.tryAcquire()) {
            return Optional.of(release());
        }
        Duration limit = longestWait(waiting() + 1);
        try {
            return permits.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.of(release())
                    : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** {@return the number of requests that wait for a permit} */
    int waiting() {
        return permits.getQueueLength();
    }

    /** {@return how long the request at a position of the queue may wait} */
    Duration longestWait(int position) {
        boolean isOverloaded = Duration.ofNanos(position * held / number).compareTo(Admission.LONGEST_WAIT) > 0;
        return isOverloaded ? Admission.LONGEST_WAIT : LONGEST_PAUSE;
    }

    private Runnable release() {
        long start = clock.getAsLong();
        return () -> {
            learn(clock.getAsLong() - start);
            permits.release();
        };
    }

    private void learn(long time) {
        long usual = held;
        held = usual + (Math.min(time, MOST_TIMES_USUAL * usual + LEAST_STEP) - usual) / SMOOTHING;
    }
}
