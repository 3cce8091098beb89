package io.masthead.http.request;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Body of a request that must arrive within a time, and with a least throughput. For the throughput, only the time
 * counts for which a read waits: not that for which the service is busy with what it has read.
 */
final class PacedStream extends InputStream {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final InputStream body;
    private final long leastInWindow;
    private final LongSupplier clock;
    private final long start;
    private Runnable late;
    private long longest;
    private boolean failed;
    private long waited;
    private long endOfWindow = WINDOW.toNanos();
    private long receivedInWindow;

    /**
     * Wraps a body.
     *
     * @param body the body
     * @param longest the longest time until all of it is read
     * @param leastRate the least throughput, in bytes a second
     * @param late runs if the body is too slow
     */
    PacedStream(InputStream body, Duration longest, int leastRate, Runnable late) {
        this(body, longest, leastRate, late, System::nanoTime);
    }

    PacedStream(InputStream body, Duration longest, int leastRate, Runnable late, LongSupplier clock) {
        this.body = body;
        this.longest = longest.toNanos();
        this.leastInWindow = leastRate * WINDOW.toSeconds();
        this.late = late;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long before = clock.getAsLong();
        failed = true;
        int received;
        try {
            received = body.read(bytes, offset, length);
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        }
        count(received, clock.getAsLong() - before);
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
        longest = Math.min(longest, clock.getAsLong() - start + time.toNanos());
        late = () -> {};
        try {
            return !failed && skip(most) < most && read() < 0;
        } catch (IOException over) {
            return false;
        }
    }

    /** Counts a read. At the end of the body, nothing more is to come. */
    private void count(int received, long time) throws BodyTooSlow {
        waited += time;
        if (received < 0) {
            return;
        }
        receivedInWindow += received;
        if (clock.getAsLong() - start > longest) {
            throw tooSlow();
        }
        if (waited >= endOfWindow) {
            if (receivedInWindow < leastInWindow) {
                throw tooSlow();
            }
            receivedInWindow = 0;
            endOfWindow = waited + WINDOW.toNanos();
        }
    }

    private BodyTooSlow tooSlow() {
        late.run();
        return new BodyTooSlow();
    }
}
