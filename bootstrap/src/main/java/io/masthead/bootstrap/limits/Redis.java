package io.masthead.bootstrap.limits;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.masthead.adapters.rest.limits.Quota;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The buckets in Redis. While it is away or slow, whoever asks gets no answer, and at once: nobody waits for a
 * connection, and after a failure nobody asks for {@link #PAUSE}.
 */
final class Redis implements AutoCloseable {

    /** What every key begins with. */
    static final String PREFIX = "masthead:limit:";

    /** How long a request waits for Redis. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    /** How long Redis is left alone after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    /** Whoever fails so often to change a bucket before others do has them in the way, not a broken Redis. */
    private static final int TRIES = 64;

    private final RedisConnections connections;
    private final Duration patience;
    private final TimeMeter time;
    private final TimeMeter wallClock;

    private volatile @Nullable Link link;
    private volatile boolean away;
    private volatile long nextTry;
    private boolean connecting;

    /**
     * Looks for Redis, and waits a moment for it: the first requests shall be counted in the right place already.
     *
     * @param url where Redis is
     * @param patience how long a request waits for it
     * @param time measures pauses
     * @param wallClock tells all instances the same time
     */
    Redis(URI url, Duration patience, TimeMeter time, TimeMeter wallClock) {
        this.connections = new RedisConnections(url);
        this.patience = patience;
        this.time = time;
        this.wallClock = wallClock;
        this.nextTry = time.currentTimeNanos();
        if (connect()
                .copy()
                .completeOnTimeout(false, RedisConnections.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join()) {
            rehearse();
        }
    }

    /**
     * Asks the buckets.
     *
     * @param <T> what is asked for
     * @param question what to ask
     * @return the answer, unless Redis is away or slow
     */
    <T> Optional<T> ask(Function<ProxyManager<byte[]>, T> question) {
        Link asked = link;
        if (asked == null || !asked.connection().isOpen()) {
            CompletableFuture<Boolean> unused = connect();
            return Optional.empty();
        }
        return ask(asked, asked.buckets(), question);
    }

    private <T> Optional<T> ask(Link asked, ProxyManager<byte[]> buckets, Function<ProxyManager<byte[]>, T> question) {
        try {
            Optional<T> answer = Optional.of(question.apply(buckets));
            if (away) {
                found();
            }
            return answer;
        } catch (RuntimeException failure) {
            if (!isCrowded(failure)) {
                lose(asked, failure);
            }
            return Optional.empty();
        }
    }

    /** The first question loads and compiles for longer than a request would wait. */
    private void rehearse() {
        Link fresh = link;
        if (fresh != null) {
            ask(
                    fresh,
                    buckets(fresh.connection(), RedisConnections.PATIENCE),
                    buckets -> Buckets.take(buckets, key("start"), new Quota(1, PAUSE)));
        }
    }

    /** {@return whether there is a new connection; never fails} */
    private CompletableFuture<Boolean> connect() {
        if (time.currentTimeNanos() - nextTry < 0 || !isFirst()) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(connections)
                .thenCompose(RedisConnections::open)
                .thenApply(this::use)
                .exceptionally(this::rest);
    }

    private synchronized boolean isFirst() {
        boolean first = !connecting;
        connecting = true;
        return first;
    }

    private synchronized boolean use(StatefulRedisConnection<byte[], byte[]> connection) {
        link = new Link(connection, buckets(connection, patience));
        connecting = false;
        return true;
    }

    private synchronized boolean rest(Throwable failure) {
        nextTry = time.currentTimeNanos() + PAUSE.toNanos();
        connecting = false;
        if (!away) {
            away = true;
            LOG.warn(
                    "Redis is away or slow: limits are counted in this instance until it is back ({})",
                    rootCause(failure).toString());
        }
        return false;
    }

    private synchronized void lose(Link lost, Throwable failure) {
        if (lost.equals(link)) {
            link = null;
            rest(failure);
            CompletableFuture<Void> unused = lost.connection().closeAsync();
        }
    }

    /** Not before it has answered: a Redis that only accepts connections is not there. */
    private synchronized void found() {
        if (away) {
            away = false;
            LOG.info("Redis is back: limits are counted there for all instances");
        }
    }

    @Override
    public void close() {
        // Nobody connects any more.
        isFirst();
        connections.close();
    }

    /** {@return the key of a bucket} */
    static byte[] key(String name) {
        return (PREFIX + name).getBytes(StandardCharsets.UTF_8);
    }

    private ProxyManager<byte[]> buckets(StatefulRedisConnection<byte[], byte[]> connection, Duration timeout) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .clientClock(wallClock)
                .requestTimeout(timeout)
                .maxRetries(TRIES)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(PAUSE))
                .build();
    }

    private static boolean isCrowded(RuntimeException failure) {
        return failure instanceof BucketExecutionException && !(failure instanceof TimeoutException);
    }

    private static Throwable rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private record Link(StatefulRedisConnection<byte[], byte[]> connection, ProxyManager<byte[]> buckets) {}
}
