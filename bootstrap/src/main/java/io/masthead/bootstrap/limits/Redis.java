package io.masthead.bootstrap.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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

    /** A number that is gone after its period: all at once, so that nobody comes between, and by the clock of Redis. */
    private static final String COUNT = """
            local requests = redis.call('INCR', KEYS[1])
            local left = redis.call('PTTL', KEYS[1])
            if left < 0 then
              left = tonumber(ARGV[1])
              redis.call('PEXPIRE', KEYS[1], left)
            end
            return {requests, left}
            """;

    private final RedisConnections connections;
    private final Duration patience;
    private final Ticker time;

    private volatile @Nullable StatefulRedisConnection<String, String> connection;
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
    Redis(URI url, Duration patience, Ticker time) {
        this.connections = new RedisConnections(url);
        this.patience = patience;
        this.time = time;
        this.nextTry = time.read();
        connect()
                .copy()
                .completeOnTimeout(false, RedisConnections.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * Counts a request.
     *
     * @param key whose, and against what
     * @param period how long it counts
     * @return how many there are, unless Redis is away or slow
     */
    Optional<Tally> count(String key, Duration period) {
        StatefulRedisConnection<String, String> asked = connection;
        if (asked == null || !asked.isOpen()) {
            CompletableFuture<Boolean> unused = connect();
            return Optional.empty();
        }
        try {
            RedisFuture<List<Long>> answer = asked.async()
                    .eval(COUNT, ScriptOutputType.MULTI, new String[] {key}, Long.toString(period.toMillis()));
            List<Long> numbers = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (away) {
                found();
            }
            return Optional.of(new Tally(numbers.get(0), Duration.ofMillis(numbers.get(1))));
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            // Runtime: the connection refuses the command, or another request gave up and closed it under this one.
            lose(asked, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** {@return whether there is a new connection; never fails} */
    private CompletableFuture<Boolean> connect() {
        if (time.read() - nextTry < 0 || !isFirst()) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.completedFuture(connections)
                .thenCompose(RedisConnections::open)
                .thenApply(this::use)
                .exceptionally(this::rest);
    }

    private synchronized boolean isFirst() {
        boolean first = !connecting && !closed;
        connecting = true;
        return first;
    }

    private synchronized boolean use(StatefulRedisConnection<String, String> opened) {
        connection = opened;
        connecting = false;
        return true;
    }

    private synchronized void lose(StatefulRedisConnection<String, String> lost, Throwable failure) {
        if (lost.equals(connection)) {
            connection = null;
            rest(failure);
            CompletableFuture<Void> unused = lost.closeAsync();
        }
    }

    private synchronized boolean rest(Throwable failure) {
        nextTry = time.read() + PAUSE.toNanos();
        connecting = false;
        if (!away && !closed) {
            away = true;
            LOG.warn(
                    "Redis is away or slow: where it does not answer, this instance counts alone ({})",
                    reason(failure));
        }
        return false;
    }

    private synchronized void found() {
        if (away && time.read() - nextTry >= STEADY.toNanos()) {
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

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof TimeoutException ? "no answer in time" : cause.toString();
    }
}
