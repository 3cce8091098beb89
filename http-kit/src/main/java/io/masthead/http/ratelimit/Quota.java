package io.masthead.http.ratelimit;

import java.time.Duration;

/**
 * Quota of requests of one caller.
 *
 * @param requests the most requests in a period, at least 1
 * @param period the period, longer than zero, which begins with the first request of a caller
 */
public record Quota(long requests, Duration period) {

    /** Rejects empty quotas. */
    public Quota {
        if (requests < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A quota needs at least one request and a positive period");
        }
    }
}
