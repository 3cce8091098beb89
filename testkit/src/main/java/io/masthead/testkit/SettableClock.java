package io.masthead.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Clock that advances only when told to. Thread-safe. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /**
     * Creates a clock.
     *
     * @param start the current time
     */
    public SettableClock(Instant start) {
        this.now = start;
    }

    /** {@return the current time} */
    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Advances the clock.
     *
     * @param duration the time to advance
     */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }
}
