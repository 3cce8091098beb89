package io.masthead.http.request;

import java.time.Duration;

/**
 * Limits of the time of a request.
 *
 * @param request the time from its head to its response, without that of its body; what it waits for counts against it
 * @param stream the same for an operation whose body or response is streamed, from the first read or write of it
 * @param body the longest time for which the service waits for a body that is read whole
 * @param bodyRate the least throughput of a body, in bytes a second
 */
public record TimeLimits(Duration request, Duration stream, Duration body, int bodyRate) {

    /** The usual limits: 6 s, an hour for a stream, and for a body 30 s and 1 KiB/s. */
    public static final TimeLimits DEFAULT =
            new TimeLimits(Duration.ofSeconds(6), Duration.ofHours(1), Duration.ofSeconds(30), 1024);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public TimeLimits {
        if (!request.isPositive() || !stream.isPositive() || !body.isPositive() || bodyRate < 1) {
            throw new IllegalArgumentException("Limits of the time of a request must be positive");
        }
    }
}
