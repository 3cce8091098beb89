package io.masthead.adapters.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.RetryDecision;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit.Count;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Token buckets in Redis, through one connection. Concurrent requests for the same bucket are batched: individually
 * they would conflict with each other until they time out.
 */
final class RedisBuckets {

    /** Maximum number of cached buckets; requests for an evicted bucket are not batched with earlier ones. */
    private static final int MAX_BUCKETS = 10_000;

    private final StatefulRedisConnection<String, byte[]> connection;
    private final AsyncProxyManager<String> redis;
    private final Cache<String, AsyncBucketProxy> buckets =
            Caffeine.newBuilder().maximumSize(MAX_BUCKETS).build();

    /**
     * Creates the buckets.
     *
     * @param connection the connection to Redis
     * @param timeout the time for retries of a bucket that other instances keep changing
     */
    RedisBuckets(StatefulRedisConnection<String, byte[]> connection, Duration timeout) {
        this.connection = connection;
        // A full bucket is equivalent to a missing one.
        this.redis = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
                .retryStrategy(retry -> retry.getElapsedTimeNanos() < timeout.toNanos()
                        ? RetryDecision.retryImmediately()
                        : RetryDecision.stop())
                .build()
                .asAsync();
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    CompletableFuture<Count> count(String key, Quota quota) {
        return buckets.get(key, missing -> bucket(missing, quota))
                .tryConsumeAndReturnRemaining(1)
                .thenApply(Tokens::count);
    }

    private AsyncBucketProxy bucket(String key, Quota quota) {
        BucketConfiguration full =
                BucketConfiguration.builder().addLimit(Tokens.of(quota)).build();
        return redis.builder()
                .withOptimization(Optimizations.batching())
                .build(key, () -> CompletableFuture.completedFuture(full));
    }

    CompletableFuture<Void> close() {
        return connection.closeAsync();
    }
}
