package io.masthead.bootstrap.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.masthead.adapters.rest.limits.Quota;
import io.masthead.adapters.rest.limits.RequestLimit;

/** Counts in memory, which is bounded: of very many callers those are forgotten who call least. */
final class InstanceLimit implements RequestLimit {

    private static final int REMEMBERED = 100_000;

    private final Quota quota;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    InstanceLimit(Quota quota, TimeMeter time) {
        this.quota = quota;
        this.time = time;
        // Whoever has not called for a whole period has a full bucket again.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(quota.period())
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    public Quota quota() {
        return quota;
    }

    @Override
    public Count count(String caller) {
        return Buckets.take(buckets.get(caller, newcomer -> bucket()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(Buckets.bandwidth(quota))
                .withCustomTimePrecision(time)
                .build();
    }
}
