package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Accepted access tokens: the service's own, those of the previous key, and those of an OpenID Connect provider. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings({"MethodName", "JavaUtilDate"}) // Nimbus wants dates
class TokenKeysTest {

    private static final String OLD = "the old secret, thirty-two bytes or more";
    private static final String NEW = "the new secret, thirty-two bytes or more";

    @TempDir
    Path directory;

    @Test
    void a_secret_is_replaced_without_a_refused_request() throws IOException {
        String token;
        try (RunningService service = start(Map.of("SECRET_KEY", OLD))) {
            token = tokenOf(service.http());
        }
        try (RunningService service = start(Map.of("SECRET_KEY", NEW, "SECRET_KEY_PREVIOUS", OLD))) {
            assertThat(service.http().withToken(token).get("/users/me").status())
                    .isEqualTo(200);
            assertThat(service.http().get("/.well-known/jwks.json").json().get("keys"))
                    .isEmpty();
        }
        try (RunningService service = start(Map.of("SECRET_KEY", NEW))) {
            assertThat(service.http().withToken(token).get("/users/me").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_key_file_takes_over_from_the_secret_beside_the_data_and_others_verify_without_it() throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), pem(ecKey("any")));
        String before;
        try (RunningService service = start(Map.of())) {
            before = tokenOf(service.http());
        }

        try (RunningService service = start(Map.of("SIGNING_KEY_FILE", file.toString()))) {
            Http http = service.http();
            SignedJWT token = SignedJWT.parse(tokenOf(http));
            JWKSet published = JWKSet.parse(http.get("/.well-known/jwks.json").body());
            ECKey key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();

            assertThat(key.isPrivate()).isFalse();
            assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
            assertThat(http.withToken(before).get("/users/me").status()).isEqualTo(200);
        }
    }

    @Test
    void another_service_finds_the_keys_and_the_issuer_of_a_token_by_the_public_url() throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), pem(ecKey("any")));
        String url = "https://api.example.com/blog";

        try (RunningService service = start(Map.of("SIGNING_KEY_FILE", file.toString(), "PUBLIC_URL", url))) {
            Http http = service.http();
            SignedJWT token = SignedJWT.parse(tokenOf(http));
            Http.Response metadata = http.get("/.well-known/oauth-authorization-server");

            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(url);
            assertThat(http.withToken(token.serialize()).get("/users/me").status())
                    .isEqualTo(200);
            assertThat(metadata.json().get("issuer").asString()).isEqualTo(url);
            assertThat(metadata.json().get("jwks_uri").asString()).isEqualTo(url + "/.well-known/jwks.json");
            assertThat(metadata.header("Cache-Control")).isEqualTo("max-age=300, public");
        }
    }

    @Test
    void a_key_file_without_a_key_stops_the_start_with_a_sentence() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), "swordfish");

        assertThatThrownBy(
                        () -> start(Map.of("SIGNING_KEY_FILE", file.toString())).close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("SIGNING_KEY_FILE: The key file " + file)
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void an_identity_provider_signs_in_whoever_it_vouches_for() throws Exception {
        ECKey key = ecKey("provider-1");
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://localhost:" + provider.getAddress().getPort();
        respond(
                provider,
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\",\"id_token_signing_alg_values_supported\":[\"ES256\"]}"
                        .formatted(issuer, issuer));
        respond(provider, "/keys", new JWKSet(key.toPublicJWK()).toString());
        provider.start();
        try (RunningService service = start(Map.of("OIDC_ISSUER", issuer, "OIDC_AUDIENCE", "masthead-api"))) {
            Http carol = service.http().withToken(outsideToken(key, issuer, "masthead-api", true));

            Http.Response account = carol.get("/users/me");
            Http.Response post = carol.post("/posts", "{\"title\":\"From outside\"}");

            assertThat(account.status()).isEqualTo(200);
            assertThat(account.json().get("email").asString()).isEqualTo("carol@example.com");
            assertThat(account.json().get("name").asString()).isEqualTo("Carol");
            assertThat(post.json().get("author_id").asLong()).isEqualTo(account.id());
            assertThat(carol.get("/users/me/sessions").json()).isEmpty();
            assertThat(service.http()
                            .withToken(outsideToken(key, issuer, "another-api", true))
                            .get("/users/me")
                            .status())
                    .isEqualTo(401);
            assertThat(service.http()
                            .withToken(outsideToken(key, issuer, "masthead-api", false))
                            .get("/users/me")
                            .problem())
                    .isEqualTo("unverified-identity");
        } finally {
            provider.stop(0);
        }
    }

    private RunningService start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("DATA_DIR", directory.resolve("data").toString());
        return RunningService.start(all);
    }

    private static String tokenOf(Http http) {
        http.newcomer("alice@trust.test");
        return http.signIn("alice@trust.test", "correct horse")
                .json()
                .get("access_token")
                .asString();
    }

    private static String outsideToken(ECKey key, String issuer, String audience, boolean verified) throws Exception {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(verified ? "carol" : "somebody else")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("email", "carol@example.com")
                .claim("email_verified", verified)
                .claim("name", "Carol")
                .claim("sid", "1")
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static ECKey ecKey(String id) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String pem(ECKey key) throws Exception {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.toPrivateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static void respond(HttpServer provider, String path, String json) {
        provider.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
