package io.masthead.adapters.security.session;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the JWK Set of an OpenID Connect provider: first the provider's configuration (OpenID Connect Discovery 1.0
 * §4), then the keys at the address in it. Redirects are not followed.
 */
final class OidcJwkSetSource implements JWKSetSource<SecurityContext> {

    /** Timeout for one document, including the connection. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final long MAX_BYTES = 512 * 1024L;
    private static final int MIN_RSA_BITS = 2048;

    /** Algorithm of providers that announce none (OpenID Connect Core 1.0 §2). */
    private static final List<String> DEFAULT_ALGORITHMS = List.of(JWSAlgorithm.RS256.getName());

    private static final Logger LOG = LoggerFactory.getLogger(OidcJwkSetSource.class);

    private final TrustedIssuer issuer;
    private final Duration timeout;
    private final HttpClient client;

    OidcJwkSetSource(TrustedIssuer issuer, Duration timeout) {
        this.issuer = issuer;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws JWKSetRetrievalException {
        try {
            Map<String, Object> configuration = JSONObjectUtils.parse(get(configurationAddress()));
            if (!issuer.issuer().toString().equals(configuration.get("issuer"))) {
                throw new IOException("The provider's configuration names another issuer");
            }
            List<JWSAlgorithm> announced = algorithms(configuration);
            return parse(get(keysAddress(configuration)), announced);
        } catch (IOException | ParseException | RuntimeException problem) {
            // Nimbus throws unchecked exceptions for some texts that are not JSON objects.
            LOG.warn(
                    "The keys of the identity provider are unavailable: {} ({})",
                    problem.getMessage(),
                    problem.getCause());
            throw new JWKSetRetrievalException("The keys of the identity provider are unavailable", problem);
        }
    }

    private URI configurationAddress() {
        String address = issuer.issuer().toString();
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return URI.create(base + "/.well-known/openid-configuration");
    }

    private URI keysAddress(Map<String, Object> configuration) throws IOException, ParseException {
        URI address = JSONObjectUtils.getURI(configuration, "jwks_uri");
        if (address == null
                || !TrustedIssuer.isTrustworthy(address)
                || (issuer.isHttps() && !"https".equals(address.getScheme()))) {
            throw new IOException("The provider's configuration names no trustworthy address of keys");
        }
        return address;
    }

    /** Returns the announced algorithms that use a private key. */
    private static List<JWSAlgorithm> algorithms(Map<String, Object> configuration) throws ParseException {
        List<String> names = JSONObjectUtils.getStringList(configuration, "id_token_signing_alg_values_supported");
        List<String> announced = names == null ? DEFAULT_ALGORITHMS : names;
        return JWSAlgorithm.Family.SIGNATURE.stream()
                .filter(algorithm -> announced.contains(algorithm.getName()))
                .toList();
    }

    /**
     * Parses a JWK Set. Each key appears once per algorithm, since Nimbus retains only the keys of a JWK Set during an
     * outage.
     */
    private static JWKSet parse(String jwkSet, List<JWSAlgorithm> announced) throws ParseException {
        Map<String, Object>[] published = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwkSet), "keys");
        if (published == null) {
            throw new ParseException("No keys", 0);
        }
        return new JWKSet(Stream.of(published)
                .flatMap(key -> announced.stream().flatMap(algorithm -> parse(key, algorithm)))
                .toList());
    }

    private static Stream<JWK> parse(Map<String, Object> published, JWSAlgorithm algorithm) {
        Map<String, Object> key = new HashMap<>(published);
        Object own = key.put("alg", algorithm.getName());
        if (own != null && !own.equals(algorithm.getName())) {
            return Stream.empty();
        }
        try {
            JWK jwk = JWK.parse(key);
            boolean weak = jwk instanceof RSAKey && jwk.size() < MIN_RSA_BITS;
            return weak ? Stream.empty() : Stream.ofNullable(jwk.toPublicJWK());
        } catch (ParseException | RuntimeException unusable) {
            // One unusable key must not make the others unusable, as it would with JWKSet.parse.
            return Stream.empty();
        }
    }

    private String get(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
        try {
            // A timeout of the request itself would not cover the body.
            HttpResponse<String> complete = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (complete.statusCode() != 200) {
                throw new IOException("The provider responded with status " + complete.statusCode());
            }
            return complete.body();
        } catch (ExecutionException failed) {
            throw new IOException("The provider does not respond", failed.getCause());
        } catch (TimeoutException tooSlow) {
            throw new IOException("The provider exceeded the timeout", tooSlow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stopping);
        } finally {
            response.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
