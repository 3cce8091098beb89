package io.masthead.bootstrap.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.masthead.adapters.rest.limits.Quota;
import io.masthead.adapters.rest.limits.RequestLimit.Count;
import java.time.Duration;

/** Quotas as buckets of tokens: full at first, and filled again as a whole after each period. */
final class Buckets {

    private Buckets() {}

    static Bandwidth bandwidth(Quota quota) {
        return Bandwidth.builder()
                .capacity(quota.requests())
                .refillIntervally(quota.requests(), quota.period())
                .build();
    }

    /** Takes a token from a bucket somewhere else. */
    static Count take(ProxyManager<byte[]> buckets, byte[] key, Quota quota) {
        return take(buckets.builder()
                .build(
                        key,
                        () -> BucketConfiguration.builder()
                                .addLimit(bandwidth(quota))
                                .build()));
    }

    static Count take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Count(
                probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()));
    }
}
