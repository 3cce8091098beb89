package io.masthead.http.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The open connections, counted once for all that arrive within a moment: a flood of connections at the limit would
 * otherwise keep a core busy with counting.
 */
final class OpenConnections {

    /** For how long a count is used. */
    private static final long MOMENT_NANOS = Duration.ofMillis(100).toNanos();

    private static final Comparator<Counted> FIRST_TO_CLOSE = Comparator.comparing(Counted::isIdle)
            .thenComparing(Counted::isBetweenRequests)
            .thenComparingLong(Counted::waited)
            .reversed();

    private final long countedAt;
    private final Map<ClientNetwork, Share> byClient = new HashMap<>();
    private int size;

    /**
     * Counts connections.
     *
     * @param connections the open ones
     * @param now the time, as of {@link System#nanoTime()}
     */
    OpenConnections(Collection<? extends OpenConnection> connections, long now) {
        countedAt = now;
        size = connections.size();
        connections.stream()
                .map(Counted::of)
                .sorted(FIRST_TO_CLOSE)
                .forEach(counted -> share(counted.connection().client()).add(counted));
    }

    /** {@return whether it is time to count again} */
    boolean isPast(long now) {
        return now - countedAt > MOMENT_NANOS;
    }

    /**
     * Makes room for a connection, if there is none, by closing another one.
     *
     * @param client the client network of the new connection
     * @param isProxy whether it comes from a trusted proxy, which has no limit of its own
     * @param bounds the limits
     * @return whether there is room; the new connection is then counted
     */
    boolean admit(ClientNetwork client, boolean isProxy, ConnectionLimits bounds) {
        Share own = share(client);
        if (!isProxy && own.size >= bounds.perClient()) {
            if (!own.hasIdle()) {
                return false;
            }
            close(own);
        } else if (size >= bounds.total()) {
            Optional<Share> from = idle(own).or(() -> greedier(own));
            if (from.isEmpty()) {
                return false;
            }
            close(from.get());
        }
        own.size++;
        size++;
        return true;
    }

    /** {@return the largest share with an idle connection; none from which a greedier client would take it} */
    private Optional<Share> idle(Share own) {
        return largest(share -> share.size >= own.size && share.hasIdle());
    }

    /** {@return the largest share of a single client, if it is not smaller than the own one once each has changed by one} */
    private Optional<Share> greedier(Share own) {
        return largest(share -> !share.isOfProxy && share.size > own.size + 1 && share.hasOpen());
    }

    private Optional<Share> largest(Predicate<Share> condition) {
        Share largest = null;
        for (Share share : byClient.values()) {
            if ((largest == null || share.size > largest.size) && condition.test(share)) {
                largest = share;
            }
        }
        return Optional.ofNullable(largest);
    }

    private void close(Share share) {
        share.closeFirst();
        size--;
    }

    private Share share(ClientNetwork client) {
        return byClient.computeIfAbsent(client, unknown -> new Share());
    }

    /** Connection as it was when it was counted: it changes while it is sorted. */
    private record Counted(OpenConnection connection, long waited, boolean isBetweenRequests) {

        static Counted of(OpenConnection connection) {
            return new Counted(connection, connection.waitedFor(), connection.isBetweenRequests());
        }

        boolean isIdle() {
            return waited >= ConnectionLimits.IDLE.toMillis();
        }

        boolean isStillIdle() {
            return connection.isOpen() && connection.waitedFor() >= ConnectionLimits.IDLE.toMillis();
        }
    }

    /** The connections of a client, and which of them to close first. */
    private static final class Share {

        private final Deque<Counted> firstToClose = new ArrayDeque<>();
        private int size;
        private boolean isOfProxy;

        void add(Counted counted) {
            firstToClose.add(counted);
            size++;
            isOfProxy |= counted.connection().isFromProxy();
        }

        /** {@return whether the first to close is idle} */
        boolean hasIdle() {
            while (!firstToClose.isEmpty() && firstToClose.getFirst().isIdle()) {
                if (firstToClose.getFirst().isStillIdle()) {
                    return true;
                }
                firstToClose.removeFirst();
            }
            return false;
        }

        /** {@return whether there is one to close} */
        boolean hasOpen() {
            while (!firstToClose.isEmpty()
                    && !firstToClose.getFirst().connection().isOpen()) {
                firstToClose.removeFirst();
            }
            return !firstToClose.isEmpty();
        }

        void closeFirst() {
            firstToClose.removeFirst().connection().end();
            size--;
        }
    }
}
