package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects the keys of an OpenID Connect provider that may have signed a token. They are cached by Nimbus, and fetched
 * with the first token, when they are old, or when a token names an unknown key.
 */
final class OidcKeySelector implements JWSKeySelector<SecurityContext> {

    /** Age at which keys are fetched again, so that withdrawn keys are no longer trusted. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** Age up to which old keys are used while the provider does not respond. */
    static final Duration USABLE = Duration.ofHours(1);

    /** Time before the end of {@link #FRESH} in which a request triggers a refresh without waiting for it. */
    static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);

    /** Timeout of a refresh, more than both documents of the provider may take. */
    private static final Duration REFRESH_TIMEOUT =
            OidcJwkSetSource.TIMEOUT.multipliedBy(2).plusSeconds(1);

    private final JWKSetSource<SecurityContext> cached;
    private final InstantSource clock;

    OidcKeySelector(JWKSetSource<SecurityContext> source, InstantSource clock) {
        this.clock = clock;
        // The cache holds keys that survived an outage for another FRESH.
        var outageTolerant = new OutageTolerantJWKSetSource<>(
                new JwkSetRequestInterval(source, clock), USABLE.minus(FRESH).toMillis(), null);
        this.cached = new RefreshAheadCachingJWKSetSource<>(
                outageTolerant,
                FRESH.toMillis(),
                REFRESH_TIMEOUT.toMillis(),
                REFRESH_AHEAD.toMillis(),
                false,
                Executors.newVirtualThreadPerTaskExecutor(),
                true,
                null);
    }

    @Override
    public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
        // Tokens that are rejected anyway must not cause a request to the provider.
        if (!JWSAlgorithm.Family.SIGNATURE.contains(header.getAlgorithm()) || hasCriticalParameters(header)) {
            return List.of();
        }
        JWKSelector selector = selector(header);
        List<JWK> known = selector.select(current());
        return (known.isEmpty() ? selector.select(refreshed()) : known)
                .stream().flatMap(OidcKeySelector::publicKey).toList();
    }

    private static boolean hasCriticalParameters(JWSHeader header) {
        return header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
    }

    private static JWKSelector selector(JWSHeader header) {
        // Nimbus leaves the curve of an EC key to the verifier, which would not try the next key.
        return new JWKSelector(new JWKMatcher.Builder(JWKMatcher.forJWSHeader(header))
                .curves(Curve.forJWSAlgorithm(header.getAlgorithm()))
                .build());
    }

    private JWKSet current() throws KeySourceException {
        return cached.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), null);
    }

    private JWKSet refreshed() throws KeySourceException {
        try {
            // Forced: with other evaluators, keys from before an outage would make an unknown key a wrong one.
            return cached.getJWKSet(JWKSetCacheRefreshEvaluator.forceRefresh(), clock.millis(), null);
        } catch (RateLimitReachedException fetchedJustNow) {
            return current();
        }
    }

    private static Stream<Key> publicKey(JWK jwk) {
        try {
            return Stream.of(
                    jwk instanceof OctetKeyPair edwards
                            ? Ed25519.publicKey(edwards)
                            : ((AsymmetricJWK) jwk).toPublicKey());
        } catch (JOSEException | RuntimeException unusable) {
            return Stream.empty();
        }
    }
}
