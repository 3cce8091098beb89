package io.masthead.http.connection;

import io.masthead.http.forwarding.ClientNetwork;
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

    private static final int GREED = 4;

    private static final Comparator<Counted> FIRST_TO_CLOSE = Comparator.comparing(Counted::isIdle)
            .thenComparing(Counted::isBetweenRequests)
            .thenComparingLong(Counted::waited)
            .reversed();

    private final long countedAt;
    private final Map<ClientNetwork, Share> byClient = new HashMap<>();
    private final Map<ClientNetwork, Share> bySite = new HashMap<>();
    private int size;

    /**
     * Counts connections.
     *
     * @param connections the open ones
     * @param now the time, as of {@link System#nanoTime()}
     */
    OpenConnections(Collection<? extends OpenConnection> connections, long now) {
        countedAt = now;
        connections.stream().map(Counted::of).sorted(FIRST_TO_CLOSE).forEach(this::add);
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
        Share own = share(byClient, client);
        Share site = share(bySite, siteOf(client, isProxy));
        Optional<Share> from;
        if (!isProxy && own.size >= bounds.perClient()) {
            from = Optional.of(own).filter(Share::hasIdle);
        } else if (!isProxy && site.size >= bounds.perSite()) {
            from = Optional.of(site).filter(Share::hasIdle);
        } else if (size >= (isProxy || site.size == 0 ? bounds.total() : bounds.totalOfKnown())) {
            from = idle(site).or(() -> greedier(site));
        } else {
            count(client, isProxy, 1);
            return true;
        }
        from.map(Share::closeFirst).ifPresent(closed -> {
            count(closed.client(), closed.isFromProxy(), -1);
            count(client, isProxy, 1);
        });
        return from.isPresent();
    }

    /** {@return the largest share with an idle connection; none from which a greedier site would take it} */
    private Optional<Share> idle(Share own) {
        return largest(share -> share.size >= own.size && share.hasIdle());
    }

    /**
     * {@return the largest share of a single site, if it is several times as large: the connection is in use, and among
     * clients that are nearly alike, none should lose a request to a new connection of another}
     */
    private Optional<Share> greedier(Share own) {
        return largest(share -> !share.isOfProxy && share.hasOpen() && share.size > GREED * (own.size + 1));
    }

    private Optional<Share> largest(Predicate<Share> condition) {
        Share largest = null;
        for (Share share : bySite.values()) {
            if ((largest == null || share.size > largest.size) && condition.test(share)) {
                largest = share;
            }
        }
        return Optional.ofNullable(largest);
    }

    private void add(Counted counted) {
        OpenConnection connection = counted.connection();
        share(byClient, connection.client()).add(counted);
        share(bySite, siteOf(connection.client(), connection.isFromProxy())).add(counted);
        count(connection.client(), connection.isFromProxy(), 1);
    }

    private void count(ClientNetwork client, boolean isProxy, int number) {
        share(byClient, client).size += number;
        share(bySite, siteOf(client, isProxy)).size += number;
        size += number;
    }

    private static Share share(Map<ClientNetwork, Share> shares, ClientNetwork network) {
        return shares.computeIfAbsent(network, unknown -> new Share());
    }

    /** Proxies are apart from the clients of their site. */
    private static ClientNetwork siteOf(ClientNetwork client, boolean isProxy) {
        return isProxy ? client : client.site();
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

    /** The connections of a client or a site, and which of them to close first. */
    private static final class Share {

        private final Deque<Counted> firstToClose = new ArrayDeque<>();
        private int size;
        private boolean isOfProxy;

        void add(Counted counted) {
            firstToClose.add(counted);
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

        OpenConnection closeFirst() {
            OpenConnection first = firstToClose.removeFirst().connection();
            first.end();
            return first;
        }
    }
}
