package io.masthead.adapters.redis;

import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;

/**
 * Rate limit of all instances, counted in Redis. This instance counts in parallel; its count is used while Redis is
 * unavailable.
 */
final class SharedLimit implements RequestLimit {

    private final String prefix;
    private final RequestLimit own;
    private final Redis redis;

    SharedLimit(String name, RequestLimit own, Redis redis) {
        // The quota is part of the key, so that instances with different quotas count separately during a change.
        Quota quota = own.quota();
        this.prefix = "masthead:limit:" + name + ":" + quota.requests() + "/"
                + quota.period().toSeconds() + "s:";
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
