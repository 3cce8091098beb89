package io.masthead.adapters.persistence.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Socket that {@link Watch} closes when a read takes longer than its limit, or than {@link DatabaseDeadline} allows. */
final class WatchedSocket extends Socket {

    private static final long NOT_READING = Long.MAX_VALUE;

    private final Duration limit;

    /** The time at which the running read is to end, by {@link System#nanoTime}. */
    private volatile long deadline = NOT_READING;

    private volatile boolean timedOut;

    WatchedSocket(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        Watch.add(this);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new WatchedStream(super.getInputStream());
    }

    @Override
    public void close() throws IOException {
        Watch.remove(this);
        super.close();
    }

    private void closeIfLate(long now) {
        long end = deadline;
        if (end != NOT_READING && now - end > 0) {
            timedOut = true;
            try {
                close();
            } catch (IOException broken) {
                // The read ends all the same.
            }
        }
    }

    private final class WatchedStream extends FilterInputStream {

        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            deadline = DatabaseDeadline.endOfRead(limit);
            try {
                return super.read(bytes, offset, length);
            } catch (IOException broken) {
                if (timedOut) {
                    // Not a SocketTimeoutException: unless it set the timeout itself, the driver would read again, for
                    // ever.
                    SocketException late = new SocketException("The database did not answer in time");
                    late.initCause(broken);
                    throw late;
                }
                throw broken;
            } finally {
                deadline = NOT_READING;
            }
        }
    }

    /** The thread that looks at all sockets. The driver creates factories by their name, so it is one for the process. */
    private static final class Watch {

        private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
        private static final Duration PERIOD = Duration.ofSeconds(1);
        private static final Set<WatchedSocket> SOCKETS = ConcurrentHashMap.newKeySet();

        static {
            ThreadFactory threads = Thread.ofPlatform()
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .name("database-watch")
                    .factory();
            Future<?> unused = Executors.newSingleThreadScheduledExecutor(threads)
                    .scheduleWithFixedDelay(
                            Watch::closeLate, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }

        private Watch() {}

        static void add(WatchedSocket socket) {
            SOCKETS.add(socket);
        }

        static void remove(WatchedSocket socket) {
            SOCKETS.remove(socket);
        }

        /** Never fails, since that would end it for good: a read would then have no limit. */
        private static void closeLate() {
            try {
                long now = System.nanoTime();
                SOCKETS.forEach(socket -> socket.closeIfLate(now));
            } catch (RuntimeException | Error problem) {
                LOG.error("Sockets to the database could not be looked at", problem);
            }
        }
    }
}
