package io.masthead.http.request;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Response that must be written within a time: a client that reads a little now and then would keep it for good. */
final class TimedOutput extends OutputStream {

    private final OutputStream response;
    private final long longest;
    private final Runnable late;
    private final long start = System.nanoTime();
    private boolean isLate;

    /**
     * Wraps a response.
     *
     * @param response the response
     * @param longest the longest time until all of it is written
     * @param late runs, once, if it takes longer
     */
    TimedOutput(OutputStream response, Duration longest, Runnable late) {
        this.response = response;
        this.longest = longest.toNanos();
        this.late = late;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireTime();
        response.write(bytes, offset, length);
    }

    private void requireTime() throws ResponseTimedOut {
        if (System.nanoTime() - start <= longest) {
            return;
        }
        if (!isLate) {
            isLate = true;
            late.run();
        }
        throw new ResponseTimedOut();
    }

    @Override
    public void flush() throws IOException {
        response.flush();
    }
}
