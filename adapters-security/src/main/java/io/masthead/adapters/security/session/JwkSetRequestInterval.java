package io.masthead.adapters.security.session;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Rate limit of one request per interval, where the interval after a failure is shorter and ends each request in it
 * with that failure. Nimbus's own limit admits two requests and does not know failures.
 *
 * <p>Not thread-safe: the cache in front calls it under its lock.
 */
final class JwkSetRequestInterval extends JWKSetSourceWrapper<SecurityContext> {

    static final Duration AFTER_SUCCESS = Duration.ofSeconds(30);
    static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private @Nullable JWKSetUnavailableException failure;

    JwkSetRequestInterval(JWKSetSource<SecurityContext> source, InstantSource clock) {
        super(source);
        this.clock = clock;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        if (clock.instant().isBefore(end)) {
            throw failure == null
                    ? new RateLimitReachedException()
                    : new JWKSetUnavailableException(failure.getMessage(), failure);
        }
        try {
            JWKSet keys = getSource().getJWKSet(evaluator, now, context);
            failure = null;
            end = clock.instant().plus(AFTER_SUCCESS);
            return keys;
        } catch (JWKSetUnavailableException unavailable) {
            failure = unavailable;
            end = clock.instant().plus(AFTER_FAILURE);
            throw unavailable;
        }
    }
}
