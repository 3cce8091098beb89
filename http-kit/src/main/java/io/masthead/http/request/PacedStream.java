package io.masthead.http.request;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Body of a request that must arrive at {@value #LEAST_RATE} bytes a second or more. Only the time counts for which a
 * read waits: not that for which the service is busy with what it has read.
 */
final class PacedStream extends InputStream {

    /** The least throughput, in bytes a second. */
    static final int LEAST_RATE = 1024;

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final InputStream body;
    private final LongSupplier clock;
    private long longest;
    private boolean failed;
    private long waited;
    private long endOfWindow = WINDOW.toNanos();
    private long receivedInWindow;

    /**
     * Wraps a body.
     *
     * @param body the body
     * @param longest the longest time to wait for all of it
     */
    PacedStream(InputStream body, Duration longest) {
        this(body, longest, System::nanoTime);
    }

    PacedStream(InputStream body, Duration longest, LongSupplier clock) {
        this.body = body;
        this.longest = longest.toNanos();
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long start = clock.getAsLong();
        failed = true;
        int received;
        try {
            received = body.read(bytes, offset, length);
        } catch (SocketTimeoutException silent) {
            throw new BodyTooSlow();
        }
        count(received, clock.getAsLong() - start);
        failed = false;
        return received;
    }

    /**
     * Reads the rest and ignores it, unless a read has failed.
     *
     * @param most the most bytes
     * @param time the longest time to wait for it
     * @return whether the body has ended
     */
    boolean skipRest(long most, Duration time) {
        longest = Math.min(longest, waited + time.toNanos());
        try {
            return !failed && skip(most) < most && read() < 0;
        } catch (IOException over) {
            return false;
        }
    }

    /** Counts a read. At the end of the body, nothing more is to come. */
    void count(int received, long time) throws BodyTooSlow {
        waited += time;
        if (received < 0) {
            return;
        }
        receivedInWindow += received;
        if (waited > longest) {
            throw new BodyTooSlow();
        }
        if (waited >= endOfWindow) {
            if (receivedInWindow < LEAST_RATE * WINDOW.toSeconds()) {
                throw new BodyTooSlow();
            }
            receivedInWindow = 0;
            endOfWindow = waited + WINDOW.toNanos();
        }
    }
}
