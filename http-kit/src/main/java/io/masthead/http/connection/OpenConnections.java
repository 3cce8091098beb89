package io.masthead.http.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The open connections, counted once for all that arrive within a moment: a flood of connections at the limit would
 * otherwise keep a core busy with counting.
 */
final class OpenConnections {

    /** For how long a count is used. */
    private static final long MOMENT_NANOS = Duration.ofMillis(100).toNanos();

    private final long countedAt;
    private final Map<ClientNetwork, Share> byClient = new HashMap<>();
    private int size;

    /**
     * Counts connections.
     *
     * @param connections the open ones
     * @param now the time, as of {@link System#nanoTime()}
     */
    OpenConnections(Collection<OpenConnection> connections, long now) {
        countedAt = now;
        size = connections.size();
        connections.stream()
                .map(Waiting::of)
                .sorted(Comparator.comparingLong(Waiting::time).reversed())
                .forEach(waiting -> share(waiting.connection().client()).add(waiting.connection()));
    }

    /** {@return whether it is time to count again} */
    boolean isPast(long now) {
        return now - countedAt > MOMENT_NANOS;
    }

    /**
     * Makes room for a connection, if there is none, by closing the one that has waited for its client for longest.
     *
     * @param client the client network of the new connection
     * @param isProxy whether it comes from a trusted proxy, which has no limit of its own
     * @param bounds the limits
     * @return whether there is room; the new connection is then counted
     */
    boolean admit(ClientNetwork client, boolean isProxy, ConnectionLimits bounds) {
        Share own = share(client);
        if (!isProxy && own.size >= bounds.perClient()) {
            if (!own.closeStalest()) {
                return false;
            }
            size--;
        } else if (size >= bounds.total()) {
            if (!greediest().closeStalest()) {
                return false;
            }
            size--;
        }
        own.size++;
        size++;
        return true;
    }

    private Share greediest() {
        return byClient.values().stream()
                .max(Comparator.comparingInt(share -> share.size))
                .orElseThrow();
    }

    private Share share(ClientNetwork client) {
        return byClient.computeIfAbsent(client, unknown -> new Share());
    }

    /** The waiting time of a connection changes while it is sorted. */
    private record Waiting(OpenConnection connection, long time) {

        static Waiting of(OpenConnection connection) {
            return new Waiting(connection, connection.waitedFor());
        }
    }

    /** The connections of a client, and which of them to close first. */
    private static final class Share {

        private final Deque<OpenConnection> stalestFirst = new ArrayDeque<>();
        private int size;

        void add(OpenConnection connection) {
            stalestFirst.add(connection);
            size++;
        }

        /** {@return whether one of the connections waits for its client, and is closed now} */
        boolean closeStalest() {
            while (!stalestFirst.isEmpty()) {
                OpenConnection stalest = stalestFirst.remove();
                if (stalest.isOpen() && stalest.waitedFor() >= ConnectionLimits.IDLE.toMillis()) {
                    stalest.end();
                    size--;
                    return true;
                }
            }
            return false;
        }
    }
}
