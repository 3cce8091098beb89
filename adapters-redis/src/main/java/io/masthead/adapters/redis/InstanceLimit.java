package io.masthead.adapters.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;

/** Rate limit in memory. The number of callers is limited: those with the fewest requests are evicted. */
final class InstanceLimit implements RequestLimit {

    private static final int MAX_CALLERS = 100_000;

    private final Quota quota;
    private final Bandwidth tokens;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    InstanceLimit(Quota quota, TimeMeter time) {
        this.quota = quota;
        this.tokens = Tokens.of(quota);
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterWrite(quota.period())
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    public Quota quota() {
        return quota;
    }

    @Override
    public Count count(String caller) {
        return Tokens.count(buckets.get(caller, unused -> bucket()).tryConsumeAndReturnRemaining(1));
    }

    private Bucket bucket() {
        return Bucket.builder().addLimit(tokens).withCustomTimePrecision(time).build();
    }
}
