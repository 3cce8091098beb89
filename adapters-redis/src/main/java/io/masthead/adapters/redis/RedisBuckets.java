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
 * The buckets in Redis, through one connection. What callers take from a bucket while Redis is busy with it goes there
 * together: alone they would undo each other's attempts until they ran out of time.
 */
final class RedisBuckets {

    /** So many buckets are remembered; what is taken from one that was forgotten meanwhile goes alone. */
    private static final int REMEMBERED = 10_000;

    private final StatefulRedisConnection<String, byte[]> connection;
    private final AsyncProxyManager<String> redis;
    private final Cache<String, AsyncBucketProxy> buckets =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * Uses a connection.
     *
     * @param connection to Redis
     * @param patience how long a bucket is tried that other instances change all the time
     */
    RedisBuckets(StatefulRedisConnection<String, byte[]> connection, Duration patience) {
        this.connection = connection;
        // A bucket that is full again is the same as none.
        this.redis = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
                .retryStrategy(attempt -> attempt.getElapsedTimeNanos() < patience.toNanos()
                        ? RetryDecision.retryImmediately()
                        : RetryDecision.stop())
                .build()
                .asAsync();
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    CompletableFuture<Count> count(String key, Quota quota) {
        return buckets.get(key, newcomer -> bucket(newcomer, quota))
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
