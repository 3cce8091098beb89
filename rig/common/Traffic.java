package common;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Requests of usual clients while something happens. Each is sent when it is due, and not only after the one before:
 * a slow one delays no other.
 */
public final class Traffic implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** Of one kind. More would be an attack, and not usual clients. */
    private static final int MOST_AT_A_TIME = 100;

    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Sends a request of this kind at each period. */
    public Traffic with(String kind, Duration period, Clients clients, Callable<Request> request) {
        threads.add(Thread.startVirtualThread(() -> repeat(kind, period, clients, request)));
        return this;
    }

    private void repeat(String kind, Duration period, Clients clients, Callable<Request> request) {
        AtomicInteger working = new AtomicInteger();
        try {
            for (long due = System.nanoTime(); !stopping; due += period.toNanos()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                long start = due;
                if (working.get() >= MOST_AT_A_TIME) {
                    continue;
                }
                int unusedCount = working.incrementAndGet();
                boolean unused = pending.add(start);
                Thread unusedThread = Thread.startVirtualThread(() -> {
                    samples.add(sample(kind, start, clients, request));
                    boolean unusedResult = pending.remove(start);
                    int unusedLeft = working.decrementAndGet();
                });
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String failure(Response response) {
        if (response.header("retry-after").isEmpty()) {
            return response.status() + " without Retry-After";
        }
        // Where no instance has responded, a proxy does.
        return response.status() + (response.header("x-request-id").isEmpty() ? " of a proxy" : "");
    }

    private static Sample sample(String kind, long start, Clients clients, Callable<Request> request) {
        int status = 0;
        String failure = "";
        try {
            Response response = clients.send(request.call(), LIMIT);
            status = response.status();
            if (!response.succeeded()) {
                failure = failure(response);
            }
        } catch (Exception problem) {
            failure = problem.toString();
        }
        return new Sample(kind, start, (System.nanoTime() - start) / 1e6, status, failure);
    }

    /** {@return the requests so far that have ended, of those that fulfil the condition} */
    public Samples samples(Predicate<Sample> condition) {
        synchronized (samples) {
            return new Samples(samples.stream().filter(condition).toList());
        }
    }

    /** {@return how many requests that were due between two moments have not ended} */
    public long pending(long from, long until) {
        return pending.stream().filter(start -> start >= from && start < until).count();
    }

    /** Waits for the end of all requests. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        double unused = Await.until((int) LIMIT.toSeconds() + 10, "responses", pending::isEmpty);
    }
}
