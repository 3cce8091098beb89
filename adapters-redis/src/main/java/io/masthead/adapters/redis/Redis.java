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
 * Counts in Redis. While it is away or slow, there is no answer, and at once: nobody waits for a connection, and after a
 * failure nobody asks for {@link #PAUSE}.
 */
final class Redis implements AutoCloseable {

    /** How long a request waits for Redis. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    /** How long Redis is left alone after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long nothing must have failed before an outage is over: the log is told of it, not of every gap in it. */
    static final Duration STEADY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final RedisConnections connections;
    private final Duration patience;
    private final TimeMeter time;

    private volatile @Nullable RedisBuckets buckets;
    private volatile boolean away;
    private volatile long nextTry;
    private boolean connecting;
    private boolean closed;

    /**
     * Looks for Redis, and waits a moment for it: the first requests shall be counted in the right place already.
     *
     * @param url where Redis is
     * @param patience how long a request waits for it
     * @param time measures pauses
     */
    Redis(URI url, Duration patience, TimeMeter time) {
        this.connections = new RedisConnections(url);
        this.patience = patience;
        this.time = time;
        this.nextTry = time.currentTimeNanos();
        connect()
                .thenCompose(connected -> rehearse())
                .exceptionally(failure -> false)
                .completeOnTimeout(false, RedisConnections.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * Counts a request.
     *
     * @param key whose, and against what
     * @param quota what there is to use up
     * @return how it stands, unless Redis is away or slow
     */
    Optional<Count> count(String key, Quota quota) {
        RedisBuckets asked = buckets;
        if (asked == null || !asked.isOpen()) {
            CompletableFuture<Boolean> unused = connect();
            return Optional.empty();
        }
        try {
            Count count = asked.count(key, quota).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (away) {
                found();
            }
            return Optional.of(count);
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            // Runtime: the connection refuses the command, or another request gave up and closed it under this one.
            Throwable cause = cause(failure);
            // Where other instances were always faster, Redis is well.
            if (!(cause instanceof BucketExecutionException)) {
                lose(asked, cause);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** The first time, what counts is loaded for longer than a request would wait. */
    private CompletableFuture<Boolean> rehearse() {
        RedisBuckets fresh = buckets;
        return fresh == null
                ? CompletableFuture.completedFuture(false)
                : fresh.count("masthead:limit:rehearsal", new Quota(1, PAUSE)).thenApply(Count::admitted);
    }

    /** {@return whether there is a new connection; never fails} */
    private CompletableFuture<Boolean> connect() {
        if (time.currentTimeNanos() - nextTry < 0 || !isFirst()) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(connections)
                .thenCompose(RedisConnections::open)
                .thenApply(this::use)
                .exceptionally(failure -> rest(cause(failure)));
    }

    private synchronized boolean isFirst() {
        boolean first = !connecting && !closed;
        connecting = true;
        return first;
    }

    private synchronized boolean use(StatefulRedisConnection<String, byte[]> opened) {
        buckets = new RedisBuckets(opened, patience.dividedBy(4));
        connecting = false;
        return true;
    }

    private synchronized void lose(RedisBuckets lost, Throwable cause) {
        if (lost.equals(buckets)) {
            buckets = null;
            rest(cause);
            CompletableFuture<Void> unused = lost.close();
        }
    }

    private synchronized boolean rest(Throwable cause) {
        nextTry = time.currentTimeNanos() + PAUSE.toNanos();
        connecting = false;
        if (!away && !closed) {
            away = true;
            LOG.warn(
                    "Redis is away or slow: where it does not answer, this instance counts alone ({})",
                    cause instanceof TimeoutException ? "no answer in time" : cause.toString());
        }
        return false;
    }

    private synchronized void found() {
        if (away && time.currentTimeNanos() - nextTry >= STEADY.toNanos()) {
            away = false;
            LOG.info("Redis is back: it counts for all instances");
        }
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
