package io.masthead.adapters.security.session;

import com.nimbusds.jose.JWSAlgorithm;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Reads what an identity provider publishes: its configuration (OpenID Connect Discovery 1.0 §4), and the keys that
 * this names. No redirect is followed, and nothing is waited for for long.
 */
final class ProviderDocuments {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long MAX_BYTES = 512 * 1024L;

    /** What a provider signs with that does not say so (OpenID Connect Core 1.0 §2). */
    private static final List<String> WITHOUT_A_WORD = List.of(JWSAlgorithm.RS256.getName());

    private final OidcProvider provider;
    private final Duration patience;
    private final HttpClient client;

    ProviderDocuments(OidcProvider provider) {
        this(provider, PATIENCE);
    }

    /** With the time that one document may take, connecting included. */
    ProviderDocuments(OidcProvider provider, Duration patience) {
        this.provider = provider;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    ProviderKeySet read() throws IOException {
        try {
            Map<String, Object> configuration = JSONObjectUtils.parse(get(configurationAddress()));
            if (!provider.issuer().toString().equals(configuration.get("issuer"))) {
                throw new IOException("The provider's configuration names another issuer");
            }
            Set<JWSAlgorithm> announced = algorithms(configuration);
            return ProviderKeySet.parse(get(keysAddress(configuration)), announced);
        } catch (ParseException | RuntimeException malformed) {
            // Nimbus stumbles over some of what is no object.
            throw new IOException("The provider's answer is not what it should be", malformed);
        }
    }

    private URI configurationAddress() {
        String issuer = provider.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }

    private URI keysAddress(Map<String, Object> configuration) throws IOException, ParseException {
        URI address = JSONObjectUtils.getURI(configuration, "jwks_uri");
        if (address == null
                || !OidcProvider.isTrustworthy(address)
                || (provider.isHttps() && !"https".equals(address.getScheme()))) {
            throw new IOException("The provider's configuration names no address of keys that can be trusted");
        }
        return address;
    }

    private static Set<JWSAlgorithm> algorithms(Map<String, Object> configuration) throws ParseException {
        List<String> names = JSONObjectUtils.getStringList(configuration, "id_token_signing_alg_values_supported");
        return (names == null ? WITHOUT_A_WORD : names)
                .stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }

    private String get(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
        try {
            // A timeout of the request itself would end with the headers of the answer.
            HttpResponse<String> complete = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (complete.statusCode() != 200) {
                throw new IOException("The provider answered with status " + complete.statusCode());
            }
            return complete.body();
        } catch (ExecutionException failed) {
            throw new IOException("The provider does not answer", failed.getCause());
        } catch (TimeoutException tooSlow) {
            throw new IOException("The provider takes too long", tooSlow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stopping);
        } finally {
            answer.cancel(true);
        }
    }
}
