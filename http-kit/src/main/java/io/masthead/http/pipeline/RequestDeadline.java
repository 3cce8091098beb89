package io.masthead.http.pipeline;

import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.TimeLimits;
import java.time.Duration;

/**
 * Deadline of what a request waits for, on its thread.
 *
 * @param times the limits of its time
 * @param propagation passes it on to what the request waits for
 */
record RequestDeadline(TimeLimits times, DeadlinePropagation propagation) {

    /** What is left for the response when the time of the work is over, or its end is noticed a little late. */
    private static final Duration FOR_RESPONSE = Duration.ofMillis(300);

    /** Begins the time of a request. */
    void begin(RequestContext context) {
        end(context, System.nanoTime() + times.request().minus(FOR_RESPONSE).toNanos());
    }

    /** Gives back the time that was the client's, such as that in which its body arrived, in nanoseconds. */
    void extend(RequestContext context, long time) {
        end(context, context.deadline() + time);
    }

    private void end(RequestContext context, long end) {
        context.due(end);
        propagation.begin(end);
    }

    /** Removes the deadline of a request that may take longer. */
    void lift(RequestContext context) {
        context.liftDeadline();
        end();
    }

    /** Removes the deadline from the thread. */
    void end() {
        propagation.end();
    }
}
