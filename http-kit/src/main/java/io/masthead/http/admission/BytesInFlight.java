package io.masthead.http.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Budget of the memory for bodies and responses, in bytes. A client network can use a quarter of it, so that a client
 * that sends or reads slowly never takes it from the others.
 */
public final class BytesInFlight {

    /** Bodies and responses that are not larger are not counted: connections are limited, too. */
    public static final int UNCOUNTED = 64 * 1024;

    /** The least budget, enough for four streams. */
    private static final long LEAST = 32L * 1024 * 1024;

    private static final int PART_OF_HEAP = 8;
    private static final int CLIENTS = 4;

    private final long budget;
    private final Map<String, Long> reserved = new HashMap<>();
    private long total;

    /**
     * Creates a budget.
     *
     * @param budget its bytes
     */
    public BytesInFlight(long budget) {
        this.budget = budget;
    }

    /** {@return a budget of an eighth of the heap, at least 32 MiB} */
    public static BytesInFlight ofHeap() {
        return new BytesInFlight(Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    /**
     * Reserves bytes.
     *
     * @param client the network of the client
     * @param bytes their number
     * @return how to give them back; empty if the budget is used up, or what the client may use of it
     */
    public synchronized Optional<Runnable> reserve(String client, long bytes) {
        long own = reserved.getOrDefault(client, 0L) + bytes;
        if (total + bytes > budget || own > budget / CLIENTS) {
            return Optional.empty();
        }
        total += bytes;
        reserved.put(client, own);
        return Optional.of(() -> giveBack(client, bytes));
    }

    /** {@return the number of reserved bytes} */
    public synchronized long reserved() {
        return total;
    }

    private synchronized void giveBack(String client, long bytes) {
        total -= bytes;
        reserved.computeIfPresent(client, (name, own) -> own == bytes ? null : Long.valueOf(own - bytes));
    }
}
