package io.masthead.http.ratelimit;

import java.time.Duration;

/**
 * How often one caller may call.
 *
 * @param requests at most so many, at least 1
 * @param period in so much time, longer than zero; it begins with the first request of a caller
 */
public record Quota(long requests, Duration period) {

    /** Checks that there is something to give. */
    public Quota {
        if (requests < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A quota is at least one request in more than no time");
        }
    }
}
