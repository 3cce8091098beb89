package io.masthead.adapters.redis;

import io.github.bucket4j.TimeMeter;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes limits: counted in Redis, if there is one, and in this instance while it is away. */
public final class RequestLimitFactory implements AutoCloseable {

    private final Optional<URI> url;
    private @Nullable Redis redis;

    /**
     * Prepares the counting; Redis is looked for when there is something to count.
     *
     * @param url the Redis that all instances share; none: each counts for itself
     */
    public RequestLimitFactory(Optional<URI> url) {
        this.url = url;
    }

    /**
     * Makes a limit.
     *
     * @param name tells it from others
     * @param quota what each caller has
     * @return the limit, until this is closed
     */
    public synchronized RequestLimit limit(String name, Quota quota) {
        RequestLimit own = new InstanceLimit(quota, TimeMeter.SYSTEM_NANOTIME);
        if (url.isEmpty()) {
            return own;
        }
        if (redis == null) {
            redis = new Redis(url.get(), Redis.PATIENCE, TimeMeter.SYSTEM_NANOTIME);
        }
        return new SharedLimit(name, own, redis);
    }

    @Override
    public synchronized void close() {
        if (redis != null) {
            redis.close();
        }
    }
}
