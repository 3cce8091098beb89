package io.masthead.http.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Permits of one class of work. Those who wait get them in turns: one of each client, and of each in the order of
 * arrival, so that a client with many requests delays its own.
 *
 * <p>A request waits for {@link Admission#LONGEST_WAIT} if the class is overloaded: not shorter, since clients that are
 * refused at once ask again at once, and refusals cost others more than waiting does. Whether it is overloaded is
 * estimated from the number of those before it and from the time for which permits are usually held. A pause of the
 * process, which holds up all that wait, hardly changes that: a single time counts for little, a thirty-second part of
 * at most four times the usual. Only requests of its own client and those that get their turns meanwhile are before it:
 * the only request of a client is never refused for what others ask.
 *
 * <p>A request that waits is woken by a permit or by {@link #refuseLate}, never by a timer of its own: a timed wait costs
 * a virtual thread about as much as a query.
 */
final class Bulkhead {

    /** The longest wait of a request that expected a short one. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final int SMOOTHING = 32;
    private static final int MOST_TIMES_USUAL = 4;
    private static final long LEAST_STEP = Duration.ofMillis(1).toNanos();

    private final int number;
    private final LongSupplier clock;

    /** What waits, by client, in the order of their turns. A client without requests is absent. */
    private final Map<String, Deque<Waiting>> queues = new LinkedHashMap<>();

    private int free;
    private long refused;

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
     * @param client names the client, where that matters
     * @return how to release the permit; empty if the request must be refused
     */
    Optional<Runnable> acquire(Supplier<String> client) {
        Waiting waiting;
        synchronized (this) {
            if (free > 0) {
                free--;
                return Optional.of(release());
            }
            Deque<Waiting> own = queues.computeIfAbsent(client.get(), first -> new ArrayDeque<>());
            long end =
                    clock.getAsLong() + longestWait(own.size() * queues.size()).toNanos();
            waiting = new Waiting(end, new CompletableFuture<>());
            own.add(waiting);
        }
        return waiting.admitted.join() ? Optional.of(release()) : Optional.empty();
    }

    /** {@return the numbers of this class at this time} */
    synchronized Usage usage() {
        return new Usage(number - free, waiting(), refused);
    }

    /** {@return the number of requests that wait for a permit} */
    synchronized int waiting() {
        return queues.values().stream().mapToInt(Deque::size).sum();
    }

    /** Refuses the requests that have waited for as long as they may. */
    void refuseLate() {
        Deque<Waiting> late = new ArrayDeque<>();
        synchronized (this) {
            long now = clock.getAsLong();
            for (Iterator<Deque<Waiting>> clients = queues.values().iterator(); clients.hasNext(); ) {
                Deque<Waiting> queue = clients.next();
                queue.removeIf(waiting -> now - waiting.end >= 0 && late.add(waiting));
                if (queue.isEmpty()) {
                    clients.remove();
                }
            }
            refused += late.size();
        }
        late.forEach(waiting -> waiting.admitted.complete(false));
    }

    /** {@return how long the request at a position may wait} */
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
        Optional<Waiting> next = next();
        if (next.isEmpty()) {
            free++;
        }
        return next;
    }

    /** Takes the next request of the client whose turn it is, and puts the client behind all others. */
    private Optional<Waiting> next() {
        Iterator<Map.Entry<String, Deque<Waiting>>> turns = queues.entrySet().iterator();
        if (!turns.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Deque<Waiting>> turn = turns.next();
        String client = turn.getKey();
        Deque<Waiting> queue = turn.getValue();
        turns.remove();
        Waiting next = queue.remove();
        if (!queue.isEmpty()) {
            queues.put(client, queue);
        }
        return Optional.of(next);
    }

    /**
     * A request that waits.
     *
     * @param end the time at which it is refused
     * @param admitted whether it has got its permit, once that is decided
     */
    private record Waiting(long end, CompletableFuture<Boolean> admitted) {}
}
