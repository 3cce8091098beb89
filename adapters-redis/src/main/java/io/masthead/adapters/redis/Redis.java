package io.masthead.adapters.redis;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.lettuce.core.api.StatefulRedisConnection;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit.Count;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests in Redis. While Redis is unavailable or slow, returns no count immediately: requests do not wait for
 * a connection, and after a failure they do not use Redis for {@link #PAUSE}.
 */
final class Redis implements AutoCloseable {

    /** Timeout of a request to Redis. */
    static final Duration TIMEOUT = Duration.ofMillis(200);

    /** Pause after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** Time without failures after which an outage is over, so that intermittent failures are logged once. */
    static final Duration STEADY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final RedisConnections connections;
    private final Duration timeout;
    private final TimeMeter time;

    private volatile @Nullable RedisBuckets buckets;
    private volatile boolean away;
    private volatile long nextTry;
    private boolean connecting;
    private boolean closed;

    /**
     * Connects to Redis and waits briefly for the connection, so that the first requests are counted there already.
     *
     * @param url the URL of Redis
     * @param timeout the timeout of a request
     * @param time the clock for pauses
     */
    Redis(URI url, Duration timeout, TimeMeter time) {
        this.connections = new RedisConnections(url);
        this.timeout = timeout;
        this.time = time;
        this.nextTry = time.currentTimeNanos();
        connect()
                .thenCompose(connected -> warmUp())
                .exceptionally(failure -> false)
                .completeOnTimeout(false, RedisConnections.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * Counts a request.
     *
     * @param key the key of the limit and the caller
     * @param quota the quota
     * @return the count, unless Redis is unavailable or slow
     */
    Optional<Count> count(String key, Quota quota) {
        RedisBuckets current = buckets;
        if (current == null || !current.isOpen()) {
            CompletableFuture<Boolean> unused = connect();
            return Optional.empty();
        }
        try {
            Count count = current.count(key, quota).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (away) {
                recover();
            }
            return Optional.of(count);
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            // RuntimeException: the connection rejects the command, or a concurrent request closed it after a timeout.
            Throwable cause = cause(failure);
            // If other instances were always faster, Redis itself is available.
            if (!(cause instanceof BucketExecutionException)) {
                disconnect(current, cause);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Warms up, since loading the classes takes longer than the timeout of a request. */
    private CompletableFuture<Boolean> warmUp() {
        RedisBuckets fresh = buckets;
        return fresh == null
                ? CompletableFuture.completedFuture(false)
                : fresh.count("masthead:limit:rehearsal", new Quota(1, PAUSE)).thenApply(Count::admitted);
    }

    /** {@return whether a new connection was opened; never fails} */
    private CompletableFuture<Boolean> connect() {
        if (time.currentTimeNanos() - nextTry < 0 || !isFirst()) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(connections)
                .thenCompose(RedisConnections::open)
                .thenApply(this::use)
                .exceptionally(failure -> pause(cause(failure)));
    }

    private synchronized boolean isFirst() {
        boolean first = !connecting && !closed;
        connecting = true;
        return first;
    }

    private synchronized boolean use(StatefulRedisConnection<String, byte[]> opened) {
        buckets = new RedisBuckets(opened, timeout.dividedBy(4));
        connecting = false;
        return true;
    }

    private synchronized void disconnect(RedisBuckets lost, Throwable cause) {
        if (lost.equals(buckets)) {
            buckets = null;
            pause(cause);
            CompletableFuture<Void> unused = lost.close();
        }
    }

    private synchronized boolean pause(Throwable cause) {
        nextTry = time.currentTimeNanos() + PAUSE.toNanos();
        connecting = false;
        if (!away && !closed) {
            away = true;
            LOG.warn(
                    "Redis is away or slow: while it does not respond, this instance counts alone ({})",
                    cause instanceof TimeoutException ? "no response in time" : cause.toString());
        }
        return false;
    }

    private synchronized void recover() {
        if (away && time.currentTimeNanos() - nextTry >= STEADY.toNanos()) {
            away = false;
            LOG.info("Redis is back: it counts for all instances");
        }
    }

    /** {@return whether it is connected, and responds in time} */
    boolean isUsed() {
        return buckets != null && !away;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        connections.close();
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
