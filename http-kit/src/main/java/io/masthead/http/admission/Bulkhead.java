package io.masthead.http.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Permits of one class of work, acquired in the order of arrival.
 *
 * <p>A request waits for {@link Admission#LONGEST_WAIT} if the class is overloaded: not shorter, since clients that are
 * refused at once ask again at once, and refusals cost others more than waiting does. Whether it is overloaded is
 * estimated from the number of those before it and from the time for which permits are usually held. A pause of the
 * process, which holds up all that wait, hardly changes that: a single time counts for little, a thirty-second part of
 * at most four times the usual.
 *
 * <p>Whoever waits is woken by a permit or by {@link #refuseLate}, never by a timer of its own: a timed wait costs a
 * virtual thread about as much as a query.
 */
final class Bulkhead {

    /** The longest wait of a request that expected a short one. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final int SMOOTHING = 32;
    private static final int MOST_TIMES_USUAL = 4;
    private static final long LEAST_STEP = Duration.ofMillis(1).toNanos();

    private final int number;
    private final LongSupplier clock;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int free;

    /** The time for which a permit is usually held, in nanoseconds. */
    private long held;

    Bulkhead(int number) {
        this(number, System::nanoTime);
    }

    Bulkhead(int number, LongSupplier clock) {
        this.number = number;
        this.clock = clock;
        this.free = number;
    }

    /**
     * Acquires a permit, or waits for one.
     *
     * @return how to release the permit; empty if the request must be refused
     */
    Optional<Runnable> acquire() {
        Waiting waiting;
        synchronized (this) {
            if (free > 0) {
                free--;
                return Optional.of(release());
            }
            long end = clock.getAsLong() + longestWait(queue.size() + 1).toNanos();
            waiting = new Waiting(end, new CompletableFuture<>());
            queue.add(waiting);
        }
        return waiting.admitted.join() ? Optional.of(release()) : Optional.empty();
    }

    /** {@return the number of requests that wait for a permit} */
    synchronized int waiting() {
        return queue.size();
    }

    /** Refuses the requests that have waited for as long as they may. */
    void refuseLate() {
        Deque<Waiting> late = new ArrayDeque<>();
        synchronized (this) {
            long now = clock.getAsLong();
            for (Iterator<Waiting> rest = queue.iterator(); rest.hasNext(); ) {
                Waiting next = rest.next();
                if (now - next.end >= 0) {
                    rest.remove();
                    late.add(next);
                }
            }
        }
        late.forEach(waiting -> waiting.admitted.complete(false));
    }

    /** {@return how long the request at a position of the queue may wait} */
    synchronized Duration longestWait(int position) {
        boolean isOverloaded = Duration.ofNanos(position * held / number).compareTo(Admission.LONGEST_WAIT) > 0;
        return isOverloaded ? Admission.LONGEST_WAIT : LONGEST_PAUSE;
    }

    private Runnable release() {
        long start = clock.getAsLong();
        return () -> {
            Optional<Waiting> next = passOn(clock.getAsLong() - start);
            next.ifPresent(waiting -> waiting.admitted.complete(true));
        };
    }

    /** {@return the request that gets the permit, if one waits} */
    private synchronized Optional<Waiting> passOn(long time) {
        held += (Math.min(time, MOST_TIMES_USUAL * held + LEAST_STEP) - held) / SMOOTHING;
        Waiting next = queue.poll();
        if (next == null) {
            free++;
        }
        return Optional.ofNullable(next);
    }

    /**
     * A request that waits.
     *
     * @param end the time at which it is refused
     * @param admitted whether it has got its permit, once that is decided
     */
    private record Waiting(long end, CompletableFuture<Boolean> admitted) {}
}
