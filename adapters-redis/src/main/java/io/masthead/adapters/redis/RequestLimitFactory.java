package io.masthead.adapters.redis;

import io.github.bucket4j.TimeMeter;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Factory of rate limits, counted in Redis if configured, and in this instance while Redis is unavailable. */
public final class RequestLimitFactory implements AutoCloseable {

    private final Optional<URI> url;
    private @Nullable Redis redis;

    /**
     * Creates a factory, which connects to Redis when the first limit is created.
     *
     * @param url the URL of the Redis that all instances share; if empty, each instance counts for itself
     */
    public RequestLimitFactory(Optional<URI> url) {
        this.url = url;
    }

    /**
     * Creates a limit.
     *
     * @param name the name of the limit, which distinguishes it from others
     * @param quota the quota of each caller
     * @return the limit, usable until this factory is closed
     */
    public synchronized RequestLimit limit(String name, Quota quota) {
        RequestLimit own = new InstanceLimit(quota, TimeMeter.SYSTEM_NANOTIME);
        if (url.isEmpty()) {
            return own;
        }
        if (redis == null) {
            redis = new Redis(url.get(), Redis.TIMEOUT, TimeMeter.SYSTEM_NANOTIME);
        }
        return new SharedLimit(name, own, redis);
    }

    /** {@return whether Redis counts at present, and not this instance} */
    public synchronized boolean isShared() {
        return redis != null && redis.isUsed();
    }

    @Override
    public synchronized void close() {
        if (redis != null) {
            redis.close();
        }
    }
}
