package io.masthead.http.websocket;

/** Rate of the frames of a client: at most so many in each second, counted from the first. */
final class FrameRate {

    private static final long SECOND = 1_000_000_000;

    private final int maxPerSecond;
    private long start;
    private int number;

    FrameRate(int maxPerSecond) {
        this.maxPerSecond = maxPerSecond;
    }

    /** {@return whether another frame is within the rate} */
    boolean admits(long now) {
        if (number == 0 || now - start >= SECOND) {
            start = now;
            number = 0;
        }
        number++;
        return number <= maxPerSecond;
    }
}
