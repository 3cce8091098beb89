package io.masthead.http.admission;

import io.masthead.http.forwarding.ClientAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Budget of the memory for bodies and responses, in bytes. A client network can use a quarter of it, so that a client
 * that sends or reads slowly never takes it from the others; only one that uses nothing is not held to that, so that it
 * gets a large response. A site, which may have many networks ({@link ClientAddress#siteOf}), can use half in the same
 * way. Streams can use half of it: they may take long, and whatever they hold, all other requests have
 * the rest.
 */
public final class BytesInFlight {

    /** Bodies and responses that are not larger are not counted: connections are limited, too. */
    public static final int UNCOUNTED = 64 * 1024;

    /** The least budget. A quarter of it is enough for the largest stream. */
    public static final long LEAST = 32L * 1024 * 1024;

    private static final int PART_OF_HEAP = 8;
    private static final int CLIENTS = 4;
    private static final int SITES = 2;
    private static final int PART_OF_STREAMS = 2;

    private final long budget;
    private final Map<String, Long> byClient = new HashMap<>();
    private final Map<String, Long> bySite = new HashMap<>();
    private long total;
    private long streamed;

    /**
     * Creates a budget.
     *
     * @param budget its bytes
     */
    public BytesInFlight(long budget) {
        this.budget = budget;
    }

    /** {@return the usual budget in bytes: an eighth of the heap, at least {@link #LEAST}} */
    public static long usualBudget() {
        return Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * Reserves bytes.
     *
     * @param client the network of the client
     * @param bytes their number
     * @return how to give them back; empty if the budget is used up, or what the client may use of it
     */
    public synchronized Optional<Runnable> reserve(String client, long bytes) {
        return isLeft(client, bytes) ? Optional.of(count(client, bytes)) : Optional.empty();
    }

    /**
     * Reserves bytes of a stream.
     *
     * @param client the network of the client
     * @param bytes their number
     * @return how to give them back; empty if the budget is used up, or what the client or all streams may use of it
     */
    public synchronized Optional<Runnable> reserveForStream(String client, long bytes) {
        if (streamed + bytes > budget / PART_OF_STREAMS || !isLeft(client, bytes)) {
            return Optional.empty();
        }
        streamed += bytes;
        Runnable release = count(client, bytes);
        return Optional.of(() -> giveBackOfStream(bytes, release));
    }

    /**
     * Counts bytes that are in use whatever is left.
     *
     * @param client the network of the client
     * @param bytes their number
     * @return how to give them back
     */
    public synchronized Runnable count(String client, long bytes) {
        add(client, bytes);
        return () -> add(client, -bytes);
    }

    /** {@return the number of reserved bytes} */
    public synchronized long reserved() {
        return total;
    }

    private boolean isLeft(String client, long bytes) {
        return total + bytes <= budget
                && isLeft(byClient.getOrDefault(client, 0L), bytes, budget / CLIENTS)
                && isLeft(bySite.getOrDefault(ClientAddress.siteOf(client), 0L), bytes, budget / SITES);
    }

    private static boolean isLeft(long used, long bytes, long most) {
        return used == 0 || used + bytes <= most;
    }

    private synchronized void giveBackOfStream(long bytes, Runnable release) {
        streamed -= bytes;
        release.run();
    }

    private synchronized void add(String client, long bytes) {
        total += bytes;
        add(byClient, client, bytes);
        add(bySite, ClientAddress.siteOf(client), bytes);
    }

    private static void add(Map<String, Long> used, String client, long bytes) {
        used.merge(client, bytes, (own, more) -> own + more == 0 ? null : Long.valueOf(own + more));
    }
}
