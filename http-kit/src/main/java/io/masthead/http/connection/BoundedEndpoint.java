package io.masthead.http.connection;

import io.masthead.http.connection.ConnectionEvents.Event;
import io.masthead.http.forwarding.ClientNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's endpoint with {@link ConnectionLimits}. A new connection beyond a limit takes the place of another one, or is
 * refused:
 *
 * <ul>
 *   <li>Where its client network has as many as it may have, it takes the place of the one of them that is idle for
 *       longest.
 *   <li>Where all together have as many, or nine tenths, if its own has one, it takes the place of an idle one of a
 *       client network that has as many as its own or more, of the one with the most first. Without such a one, it takes the place of one that is not idle, of
 *       the client network with the most, if its own then does not have more: of one between two requests if there is
 *       one, of the one that has waited for its client for longest, and at last of one with a request at work. So
 *       networks that keep their connections busy do not keep them from others. Trusted proxies are excepted.
 * </ul>
 *
 * <p>Tomcat itself has a limit for all connections only, lets further ones wait in silence, and measures the time
 * between two bytes of a head, but not that of the head.
 *
 * <p>Tomcat stops by pausing: what it accepts from then on it closes, and what it has accepted but not read it refuses.
 * {@link #stopAccepting} loses neither, so that a proxy, which may not repeat a change, need not know of the stop.
 */
final class BoundedEndpoint extends NioEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedEndpoint.class);

    /**
     * Buffer of the system for what a client has yet to receive, in bytes. Linux would let it grow to megabytes, of which
     * a slow client has to take a third before its connection counts as writable again: it would be cut as one that takes
     * nothing. And each connection would occupy as much.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    /** The acceptor takes less to accept what the system has accepted before. */
    private static final long STOP_MILLIS = 1000;

    /** The silence after which no request is expected on a connection. The first one follows its connection at once. */
    private static final long SILENCE_MILLIS = 1000;

    /** The longest wait for that silence: requests at work are waited for later. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /**
     * The time for which a client may take nothing of a response while the service stops, which waits for it: less than
     * those who follow events have to leave.
     */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(4);

    private @Nullable ConnectionLimits limits;
    private Supplier<byte[]> refusal = () -> new byte[0];
    private ConnectionEvents events = new ConnectionEvents();
    private @Nullable OpenConnections counted;
    private @Nullable ScheduledExecutorService clock;
    private volatile boolean stopsAccepting;
    private final CountDownLatch stoppedAccepting = new CountDownLatch(1);
    private final RefusedConnections refused = new RefusedConnections(this::destroySocket);

    void limit(ConnectionLimits newLimits, Supplier<byte[]> newRefusal, ConnectionEvents newEvents) {
        limits = newLimits;
        refusal = newRefusal;
        events = newEvents;
        getSocketProperties().setTxBufSize(SEND_BUFFER);
    }

    ConnectionEvents events() {
        return events;
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        if (limits != null) {
            clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .name("connections")
                    .factory());
            ConnectionLimits bounds = limits;
            Future<?> unused = clock.scheduleWithFixedDelay(() -> closeLate(bounds), 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void stopInternal() {
        if (clock != null) {
            List<Runnable> unused = clock.shutdownNow();
            clock = null;
        }
        refused.closeEarlier();
        super.stopInternal();
    }

    /**
     * Closes the server socket once nothing is left that the system has accepted for it. Only a connection that begins
     * between the last look and the closing, some microseconds later, is reset.
     */
    void stopAccepting() throws InterruptedException {
        SocketAddress address = getLocalAddressOrNull();
        if (stopsAccepting || address == null) {
            return;
        }
        stopsAccepting = true;
        try {
            SocketChannel.open(address).close(); // wakes the acceptor, which does the rest
            boolean unused = stoppedAccepting.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException closed) {
            LOG.debug("The server socket is closed", closed);
        }
    }

    private @Nullable SocketAddress getLocalAddressOrNull() {
        try {
            return getLocalAddress();
        } catch (IOException closed) {
            return null;
        }
    }

    /** Waits until no request is under way on a connection, which the service would know nothing of yet. */
    void awaitSilence() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() - end < 0 && connections.values().stream().anyMatch(BoundedEndpoint::isExpected)) {
            Thread.sleep(10);
        }
    }

    private static boolean isExpected(SocketWrapperBase<NioChannel> open) {
        NioSocketWrapper connection = (NioSocketWrapper) open;
        long silent = System.currentTimeMillis() - Math.max(connection.getLastRead(), connection.getLastWrite());
        return !connection.isClosed() && silent < SILENCE_MILLIS;
    }

    @Override
    protected SocketChannel serverSocketAccept() throws Exception {
        SocketChannel accepted = super.serverSocketAccept();
        if (!stopsAccepting || !(getServerSocket() instanceof ServerSocketChannel server)) {
            return accepted;
        }
        server.configureBlocking(false);
        for (SocketChannel next = accepted; next != null; next = server.accept()) {
            if (!setSocketOptions(next)) {
                closeSocket(next);
            }
        }
        doCloseServerSocket();
        acceptor.stopMillis(-1);
        stoppedAccepting.countDown();
        return SocketChannel.open(); // a stopped acceptor closes what it gets
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (limits != null && !admits(socket, limits)) {
            events.count(Event.REFUSED);
            refused.refuse(socket, refusal.get());
            return true; // closed later, so that the client gets to read the refusal
        }
        boolean accepted = super.setSocketOptions(socket);
        if (accepted && limits != null) {
            long write = limits.write().toMillis();
            Optional.ofNullable(connections.get(socket)).ifPresent(wrapper -> wrapper.setWriteTimeout(write));
        }
        return accepted;
    }

    /** {@return whether there is room for a connection, or could be made} */
    private synchronized boolean admits(SocketChannel socket, ConnectionLimits bounds) {
        if (connections.size() < Math.min(bounds.totalOfKnown(), bounds.perClient())) {
            counted = null; // which would not have this one
            return true;
        }
        long now = System.nanoTime();
        OpenConnections known = counted;
        if (known == null || known.isPast(now)) {
            known = new OpenConnections(openConnections(bounds), now);
            counted = known;
        }
        InetAddress address = addressOf(socket);
        return known.admit(ClientNetwork.of(address), bounds.proxies().contains(address), bounds);
    }

    private Collection<NioConnection> openConnections(ConnectionLimits bounds) {
        return connections.entrySet().stream()
                .map(open -> connection(open.getKey(), (NioSocketWrapper) open.getValue(), bounds))
                .filter(NioConnection::isOpen)
                .toList();
    }

    private static NioConnection connection(SocketChannel socket, NioSocketWrapper wrapper, ConnectionLimits bounds) {
        InetAddress address = addressOf(socket);
        return new NioConnection(ClientNetwork.of(address), bounds.proxies().contains(address), socket, wrapper);
    }

    /** Never fails, since that would end it for good: a head would then have no deadline. */
    private void closeLate(ConnectionLimits bounds) {
        try {
            refused.closeEarlier();
            for (NioConnection connection : openConnections(bounds)) {
                if (connection.ageOfHead().compareTo(bounds.head()) > 0) {
                    events.count(Event.LATE_HEAD);
                    connection.end();
                } else if (stopsAccepting && connection.stall().compareTo(LONGEST_STALL) > 0) {
                    connection.end();
                }
            }
        } catch (RuntimeException | Error problem) {
            LOG.error("Connections could not be looked at", problem);
        }
    }

    private static InetAddress addressOf(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? remote.getAddress()
                    : InetAddress.getLoopbackAddress();
        } catch (IOException closed) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
