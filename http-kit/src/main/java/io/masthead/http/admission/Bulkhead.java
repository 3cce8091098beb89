package io.masthead.http.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Permits of one class of work. Those who wait get them in turns: one of each client, and of each in the order of
 * arrival, so that a client with many requests delays its own. Of several permits, one client never holds all: however
 * long it keeps them, another one finds one that is not held by it. Where there are fewer of several permits than
 * before, those that a client holds beyond all but one of them do not count.
 *
 * <p>Nor does one resource of reads and changes ever hold the last two of several permits: where all requests for posts
 * wait for a locked table, those for users, also of the same clients, do not. Two resources that wait for the same can.
 *
 * <p>The class is overloaded for a request that has more than {@link #MOST_TURNS} turns of each permit before it, but for
 * a queue that ends within {@link #SHORT_WAIT}: what is accepted under overload has waited for little longer than at
 * capacity, fast work and slow, and a service that is slow at first refuses no few. The time is estimated from
 * that for which permits are usually held. A pause of the process, which holds up all that wait, hardly changes that: a
 * single time counts for little, a thirty-second part of at most four times the usual. Only requests of its own client,
 * and the turns that others get meanwhile, are before it: further requests of a client that waits already change nothing
 * for others.
 *
 * <p>Under overload, a request of a client with few others that wait is refused after {@link #SHORT_WAIT}, and one of a
 * client with many after {@link AdmissionLimits#overloadWait}: a client that is refused at once asks again at once, and
 * its refusals cost others more than its waiting does.
 *
 * <p>A request that waits is woken by a permit or by {@link #refuseLate}, never by a timer of its own: a timed wait costs
 * a virtual thread about as much as a query.
 */
final class Bulkhead {

    private static final int SMOOTHING = 32;
    private static final int MOST_TIMES_USUAL = 4;

    /** From so many permits on, no resource holds the last two. */
    private static final int SEVERAL = 5;

    private static final Duration WAIT_OF_PART = Duration.ofSeconds(30);
    private static final long LEAST_STEP = Duration.ofMillis(1).toNanos();

    /** The turns of each permit for which a queue may be long. */
    private static final int MOST_TURNS = 4;

    /** A wait that no one minds, however many turns it is. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(20);

    /** The time by which each request of a client that waits already puts off the refusal of its next one. */
    private static final Duration WAIT_PER_REQUEST = Duration.ofMillis(5);

    private final boolean sparesResources;
    private final Duration overloadWait;
    private final Duration longestWait;
    private final LongSupplier clock;

    /** What waits, by client, in the order of their turns. A client without requests is absent. */
    private final Map<String, Deque<Waiting>> queues = new LinkedHashMap<>();

    /** The permits that each client holds. A client without permits is absent. */
    private final Map<String, Integer> holders = new HashMap<>();

    /** The permits that requests for each resource hold. A resource without permits is absent. */
    private final Map<Object, Integer> resources = new HashMap<>();

    /** The number of permits. Because it can become less, more than these may be held. */
    private int number;

    private int atWork;
    private int waiting;
    private long refused;
    private boolean closed;

    /** The time for which a permit is usually held, in nanoseconds. */
    private long held;

    /**
     * Creates the permits.
     *
     * @param number their number
     * @param sparesResources whether no resource may hold the last two
     * @param overloadWait the longest wait for one while the class is overloaded
     * @param longestWait the longest wait for one at other times
     * @param clock tells the time as {@link System#nanoTime} does
     */
    Bulkhead(int number, boolean sparesResources, Duration overloadWait, Duration longestWait, LongSupplier clock) {
        this.number = number;
        this.sparesResources = sparesResources;
        this.overloadWait = overloadWait;
        this.longestWait = longestWait;
        this.clock = clock;
    }

    /**
     * Acquires a permit, or waits for one.
     *
     * @param client the client
     * @param resource tells requests that may wait for the same from others
     * @return how to release the permit; empty if the request must be refused
     */
    Optional<Runnable> acquire(String client, Object resource) {
        return acquire(client, resource, false);
    }

    /** Acquires a permit for a part of a longer work, which would have to end without it, and so waits for longer. */
    Optional<Runnable> acquireForPart(String client, Object resource) {
        return acquire(client, resource, true);
    }

    private Optional<Runnable> acquire(String client, Object resource, boolean isPart) {
        Waiting request;
        synchronized (this) {
            if (closed) {
                return Optional.empty();
            }
            if (isOneLeft() && mayHoldAnother(client, resource)) {
                return Optional.of(hold(client, resource));
            }
            Deque<Waiting> own = queues.computeIfAbsent(client, first -> new ArrayDeque<>());
            int turns = Math.min((own.size() + 1) * queues.size() - 1, waiting);
            int before = turns + Math.max(0, atWork - excess() - number);
            Duration wait = isPart ? WAIT_OF_PART : longestWait(before, own.size());
            request = new Waiting(client, resource, clock.getAsLong() + wait.toNanos(), new CompletableFuture<>());
            own.add(request);
            waiting++;
        }
        return request.admitted.join();
    }

    /** {@return the numbers of this class at this time} */
    synchronized Usage usage() {
        return new Usage(atWork, waiting, refused);
    }

    /** {@return the number of requests that wait for a permit} */
    synchronized int waiting() {
        return waiting;
    }

    /** Refuses the requests that have waited for as long as they may. */
    void refuseLate() {
        long now = clock.getAsLong();
        refuse(request -> now - request.end >= 0);
    }

    /** Refuses the requests that wait, and all that come. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        refuse(request -> true);
    }

    private void refuse(Predicate<Waiting> choice) {
        Deque<Waiting> chosen = new ArrayDeque<>();
        synchronized (this) {
            for (Iterator<Deque<Waiting>> clients = queues.values().iterator(); clients.hasNext(); ) {
                Deque<Waiting> queue = clients.next();
                queue.removeIf(request -> choice.test(request) && chosen.add(request));
                if (queue.isEmpty()) {
                    clients.remove();
                }
            }
            refused += chosen.size();
            waiting -= chosen.size();
        }
        chosen.forEach(request -> request.admitted.complete(Optional.empty()));
    }

    /**
     * {@return how long a request may wait}
     *
     * @param before the number of requests that get permits, or have to release theirs, before it does, at most
     * @param own the number of requests of its client that wait already
     */
    synchronized Duration longestWait(int before, int own) {
        Duration untilTurn = Duration.ofNanos(before * held / number);
        boolean isOverloaded = before > MOST_TURNS * number && untilTurn.compareTo(SHORT_WAIT) > 0;
        if (!isOverloaded) {
            return longestWait;
        }
        Duration untilRefused = SHORT_WAIT.plus(WAIT_PER_REQUEST.multipliedBy(own));
        return untilRefused.compareTo(overloadWait) < 0 ? untilRefused : overloadWait;
    }

    /**
     * Changes the number of permits. Where there are more, requests that wait get them.
     *
     * @param permits the number
     */
    void resize(int permits) {
        List<Runnable> admissions;
        synchronized (this) {
            if (permits == number) {
                return;
            }
            number = permits;
            admissions = admitNext();
        }
        admissions.forEach(Runnable::run);
    }

    private boolean isOneLeft() {
        return atWork < number || atWork - excess() < number;
    }

    /** {@return the number of permits that clients hold beyond what each may} */
    private int excess() {
        int excess = 0;
        for (int permits : holders.values()) {
            excess += Math.max(0, permits - mostOfOne());
        }
        return excess;
    }

    private boolean mayHoldAnother(String client, Object resource) {
        return holders.getOrDefault(client, 0) < mostOfOne()
                && (!sparesResources || number < SEVERAL || resources.getOrDefault(resource, 0) < number - 2);
    }

    /** {@return the most permits of one client, which leave one to others, unless there is only one} */
    private int mostOfOne() {
        return Math.max(1, number - 1);
    }

    private Runnable hold(String client, Object resource) {
        atWork++;
        count(holders, client, 1);
        count(resources, resource, 1);
        long start = clock.getAsLong();
        return () -> release(client, resource, start);
    }

    private static <K> void count(Map<K, Integer> permits, K holder, int change) {
        Integer unused = permits.merge(holder, change, (held, more) -> held + more == 0 ? null : held + more);
    }

    /** Passes the permit on, if a request waits for one. */
    private void release(String client, Object resource, long start) {
        List<Runnable> admissions;
        synchronized (this) {
            long time = clock.getAsLong() - start;
            held += (Math.min(time, MOST_TIMES_USUAL * held + LEAST_STEP) - held) / SMOOTHING;
            count(holders, client, -1);
            count(resources, resource, -1);
            atWork--;
            admissions = admitNext();
        }
        admissions.forEach(Runnable::run);
    }

    /** {@return what tells the next requests that they have permits, for as long as one is left} */
    private List<Runnable> admitNext() {
        List<Runnable> admissions = new ArrayList<>(1);
        Optional<Waiting> next = next();
        while (next.isPresent()) {
            Waiting admitted = next.get();
            Runnable release = hold(admitted.client, admitted.resource);
            admissions.add(() -> admitted.admitted.complete(Optional.of(release)));
            next = next();
        }
        return admissions;
    }

    /** Takes the next request of the client whose turn it is, if a permit is left for it. */
    private Optional<Waiting> next() {
        if (!isOneLeft()) {
            return Optional.empty();
        }
        for (Deque<Waiting> queue : queues.values()) {
            for (Waiting request : queue) {
                if (mayHoldAnother(request.client, request.resource)) {
                    take(request);
                    return Optional.of(request);
                }
            }
        }
        return Optional.empty();
    }

    /** Takes a request, and puts its client behind all others. */
    private void take(Waiting request) {
        Deque<Waiting> queue = Objects.requireNonNull(queues.remove(request.client));
        boolean unused = queue.remove(request);
        if (!queue.isEmpty()) {
            queues.put(request.client, queue);
        }
        waiting--;
    }

    /**
     * A request that waits.
     *
     * @param client its client
     * @param resource what it is for
     * @param end the time at which it is refused
     * @param admitted how to release its permit, once that is decided; empty if it has got none
     */
    private record Waiting(String client, Object resource, long end, CompletableFuture<Optional<Runnable>> admitted) {}
}
