package io.masthead.adapters.persistence.connection;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket that {@link Watch} closes when a read or a write takes longer than its limit, or than {@link DatabaseDeadline}
 * allows. A write waits too, for a server or a network that takes nothing any more.
 */
final class WatchedSocket extends Socket {

    private static final long NOT_WAITING = Long.MAX_VALUE;

    private final Duration limit;
    private final @Nullable Runnable silence = SilentConnections.listener();

    /** The time at which the running read or write is to end, by {@link System#nanoTime}. */
    private volatile long deadline = NOT_WAITING;

    private volatile boolean timedOut;

    WatchedSocket(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, DatabaseDeadline.connecting(timeout));
        Watch.add(this);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new WatchedInput(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new WatchedOutput(super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        Watch.remove(this);
        super.close();
    }

    private void closeIfLate(long now) {
        long end = deadline;
        if (end != NOT_WAITING && now - end > 0) {
            timedOut = true;
            try {
                close();
            } catch (IOException broken) {
                // What waits ends all the same.
            }
        }
    }

    private void begin() {
        deadline = DatabaseDeadline.endOfWait(limit);
    }

    private void end() {
        deadline = NOT_WAITING;
    }

    private IOException explained(IOException broken) {
        if (!timedOut) {
            return broken;
        }
        // Not a SocketTimeoutException: unless it set the timeout itself, the driver would read again, for ever.
        SocketException late = new SocketException("The database did not answer in time");
        late.initCause(broken);
        return late;
    }

    private final class WatchedInput extends FilterInputStream {

        WatchedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            begin();
            try {
                return super.read(bytes, offset, length);
            } catch (SocketTimeoutException silent) {
                // The pool looks whether a connection is alive. A read that is late at the end of a request says less:
                // the statement may be slow.
                if (silence != null) {
                    silence.run();
                }
                throw silent;
            } catch (IOException broken) {
                throw explained(broken);
            } finally {
                end();
            }
        }
    }

    private final class WatchedOutput extends FilterOutputStream {

        WatchedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begin();
            try {
                out.write(bytes, offset, length);
            } catch (IOException broken) {
                throw explained(broken);
            } finally {
                end();
            }
        }
    }

    /** The thread that looks at all sockets. The driver creates factories by their name, so it is one for the process. */
    private static final class Watch {

        private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
        private static final Duration PERIOD = Duration.ofMillis(100);
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
