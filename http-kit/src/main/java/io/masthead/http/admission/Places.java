package io.masthead.http.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Places of one class of work.
 *
 * <p>A request waits for {@link Admission#LONGEST_WAIT} if the class is overloaded: not shorter, since clients that are
 * refused at once ask again at once, and refusals cost others more than waiting does. Whether it is overloaded is
 * expected from the number of those before it and from the time for which places are usually held. A pause of the process,
 * which holds up all that wait, hardly changes that: a single time counts for little, a thirty-second part of at most
 * four times the usual.
 */
final class Places {

    /** The longest wait of a request that expected a short one. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final int SMOOTHING = 32;
    private static final int MOST_TIMES_USUAL = 4;
    private static final long LEAST_STEP = Duration.ofMillis(1).toNanos();

    private final int number;
    private final LongSupplier clock;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();

    /** The time for which a place is usually held, in nanoseconds. Updates may be lost: it is an estimate. */
    private volatile long held;

    Places(int number) {
        this(number, System::nanoTime);
    }

    Places(int number, LongSupplier clock) {
        this.number = number;
        this.clock = clock;
        this.free = new Semaphore(number, true);
    }

    /** {@return how to give the place back; empty if the request must be refused} */
    Optional<Runnable> enter() {
        if (waiting.get() == 0 && free.tryAcquire()) {
            return Optional.of(leaving());
        }
        int position = waiting.incrementAndGet();
        boolean overloaded = expectedWait(position).compareTo(Admission.LONGEST_WAIT) > 0;
        Duration limit = overloaded ? Admission.LONGEST_WAIT : LONGEST_PAUSE;
        try {
            return free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS) ? Optional.of(leaving()) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            int unused = waiting.decrementAndGet();
        }
    }

    /** {@return how long the request at a position of the queue will probably wait} */
    Duration expectedWait(int position) {
        return Duration.ofNanos(position * held / number);
    }

    private Runnable leaving() {
        long start = clock.getAsLong();
        return () -> {
            learn(clock.getAsLong() - start);
            free.release();
        };
    }

    private void learn(long time) {
        long usual = held;
        held = usual + (Math.min(time, MOST_TIMES_USUAL * usual + LEAST_STEP) - usual) / SMOOTHING;
    }
}
