package io.masthead.adapters.redis;

import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;

/** Counts in Redis for all instances. This instance counts along, and what it has counted holds while Redis is away. */
final class SharedLimit implements RequestLimit {

    private final String prefix;
    private final RequestLimit own;
    private final Redis redis;

    SharedLimit(String name, RequestLimit own, Redis redis) {
        // Instances with another quota, while it is being changed, count apart.
        Quota quota = own.quota();
        this.prefix = "masthead:limit:%s:%d/%ds:"
                .formatted(name, quota.requests(), quota.period().toSeconds());
        this.own = own;
        this.redis = redis;
    }

    @Override
    public Quota quota() {
        return own.quota();
    }

    @Override
    public Count count(String caller) {
        Count alone = own.count(caller);
        return redis.count(prefix + caller, quota()).orElse(alone);
    }
}
