package io.masthead.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. Thread-safe. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /**
     * Starts at an instant.
     *
     * @param start the present
     */
    public SettableClock(Instant start) {
        this.now = start;
    }

    /** {@return the present} */
    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Lets time pass.
     *
     * @param duration how much
     */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }
}
