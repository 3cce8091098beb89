package io.masthead.bootstrap.limits;

import io.masthead.adapters.rest.limits.Quota;
import io.masthead.adapters.rest.limits.RequestLimit.Count;
import java.time.Duration;

/**
 * The requests of one caller in the present period, which began with the first of them.
 *
 * @param requests how many, with this one
 * @param left how long the period lasts
 */
record Tally(long requests, Duration left) {

    Count against(Quota quota) {
        return new Count(requests <= quota.requests(), Math.max(0, quota.requests() - requests), left);
    }
}
