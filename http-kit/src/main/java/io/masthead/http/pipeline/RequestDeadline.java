package io.masthead.http.pipeline;

import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.TimeLimits;

/**
 * Deadline of a request, on its thread.
 *
 * @param times the limits of its time
 * @param propagation passes it on to what the request waits for
 */
record RequestDeadline(TimeLimits times, DeadlinePropagation propagation) {

    /** Begins the time of a request. */
    void begin(RequestContext context) {
        end(context, System.nanoTime() + times.request().toNanos());
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
