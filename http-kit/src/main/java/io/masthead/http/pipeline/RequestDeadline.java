package io.masthead.http.pipeline;

import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.TimeLimits;

/**
 * Deadline of a request, on its thread.
 *
 * @param times the limits of its time
 * @param propagation passes it on to what the request waits for
 */
record RequestDeadline(TimeLimits times, DeadlinePropagation propagation) {

    /** Begins the time of a request, or begins it anew. */
    void begin() {
        propagation.begin(System.nanoTime() + times.request().toNanos());
    }

    /** Removes the deadline. */
    void end() {
        propagation.end();
    }
}
