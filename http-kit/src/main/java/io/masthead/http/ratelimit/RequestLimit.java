package io.masthead.http.ratelimit;

import java.time.Duration;

/** Rate limit port: counts requests by caller. Implementations neither fail nor block for long. */
public interface RequestLimit {

    /** {@return the quota of each caller} */
    Quota quota();

    /**
     * Counts a request, unless the caller has used up its quota.
     *
     * @param caller the key of the caller, such as {@code user:7}, {@code address:192.0.2.1} or
     *     {@code address:2001:db8:1:2::/64}; no secret and no email address
     * @return the count after the request
     */
    Count count(String caller);

    /**
     * The count of a caller after a request.
     *
     * @param admitted whether the request is within the quota
     * @param remaining the requests that remain in the period
     * @param untilReset the time until the whole quota is available again
     */
    record Count(boolean admitted, long remaining, Duration untilReset) {}
}
