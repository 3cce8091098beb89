package io.masthead.http.ratelimit;

import java.time.Duration;

/** Counts requests, for each caller apart. Never fails and never waits for long: the host sees to that. */
public interface RequestLimit {

    /** {@return what each caller has} */
    Quota quota();

    /**
     * Counts a request, unless the caller has used up its quota.
     *
     * @param caller who or whence, such as {@code user:7}, {@code address:192.0.2.1} or
     *     {@code address:2001:db8:1:2::/64}; no secret and no e-mail address
     * @return how it stands
     */
    Count count(String caller);

    /**
     * How a caller stands after a request.
     *
     * @param admitted whether the request is within the quota
     * @param remaining how many more are
     * @param untilReset until the whole quota is there again
     */
    record Count(boolean admitted, long remaining, Duration untilReset) {}
}
