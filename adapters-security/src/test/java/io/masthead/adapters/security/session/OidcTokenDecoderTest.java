package io.masthead.adapters.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

@SuppressWarnings("MethodName")
class OidcTokenDecoderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);
    private static final KeyPair RSA = Jws.newRsa(2048);
    private static final KeyPair WEAK_RSA = Jws.newRsa(1024);

    private final KeyPair curve = Jws.newEc("secp256r1");
    private final SettableClock clock = new SettableClock(NOW);
    private final SigningKeys own = SigningKeys.ofSecret(Jws.secret("0123456789abcdef0123456789abcdef"), List.of());

    private TestProvider provider;
    private JwtDecoder decoder;

    @BeforeEach
    void start() throws IOException {
        provider = new TestProvider();
        provider.publishes(TestProvider.rsa("one", RSA), TestProvider.ec("two", Curve.P_256, curve));
        decoder = decoder(provider.trustedFor("blog"), TIMEOUT);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void reads_a_token_of_the_provider_with_all_that_it_says() {
        Jwt token = decoder.decode(token(claims()));

        assertThat(token.getSubject()).isEqualTo("248289761001");
        assertThat(token.getClaimAsString("iss")).isEqualTo(provider.issuer());
        assertThat(token.getClaims())
                .containsEntry("email", "jane@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("name", "Jane Doe")
                .containsEntry("birthdate", "2000-02-29");
    }

    @Test
    void still_reads_our_own_tokens_and_asks_nobody_about_them() {
        String token = new JwtIssuer(own, new IssuerName(IssuerName.WITHOUT_URL))
                .issue(Sessions.begun(new SessionId(7), new UserId(42), NOW), NOW)
                .value();

        assertThat(decoder.decode(token).getSubject()).isEqualTo("42");
        assertThat(provider.requests()).isZero();
    }

    @Test
    void asks_the_provider_once_and_not_before_the_first_token() {
        assertThat(provider.requests()).isZero();

        for (int i = 0; i < 10; i++) {
            decoder.decode(token(claims()));
        }

        assertThat(provider.requests()).isEqualTo(2);
    }

    @Test
    void asks_the_provider_once_for_many_at_once() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Jwt>> all = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> decoder.decode(token(claims()))))
                    .toList();
            for (Future<Jwt> one : all) {
                assertThat(one.get().getSubject()).isEqualTo("248289761001");
            }
        }

        assertThat(provider.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"typ\":\"at+jwt\",", "\"typ\":\"application/at+jwt\",", "\"typ\":\"AT+JWT\","})
    void reads_access_tokens(String type) {
        assertThat(decoder.decode(rs256("{" + type + "\"alg\":\"RS256\",\"kid\":\"one\"}", claims()))
                        .getSubject())
                .isEqualTo("248289761001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"typ\":\"JWT\",", "\"typ\":\"logout+jwt\",", "\"typ\":\"\",", ""})
    void refuses_id_tokens_and_all_that_is_not_marked_as_an_access_token(String type) {
        refuses(rs256("{" + type + "\"alg\":\"RS256\",\"kid\":\"one\"}", claims().replace("{", "{\"nonce\":\"n\",")));
        refuses(rs256("{" + type + "\"alg\":\"RS256\",\"kid\":\"one\"}", claims()));
    }

    @ParameterizedTest
    @CsvSource({"RS256, SHA256withRSA", "RS384, SHA384withRSA", "RS512, SHA512withRSA"})
    void reads_what_rsa_signed(String algorithm, String name) {
        provider.configures(provider.json(provider.configuration("\"RS256\",\"RS384\",\"RS512\"")));

        assertThat(decoder.decode(Jws.token(
                                "{\"typ\":\"at+jwt\",\"alg\":\"" + algorithm + "\",\"kid\":\"one\"}",
                                claims(),
                                Jws.signature(name, RSA.getPrivate())))
                        .getSubject())
                .isEqualTo("248289761001");
    }

    @Test
    void reads_what_elliptic_curves_signed() {
        KeyPair edwards = Jws.newEd25519();
        KeyPair larger = Jws.newEc("secp384r1");
        provider.publishes(
                TestProvider.ec("two", Curve.P_256, curve),
                TestProvider.ed25519("three", edwards),
                TestProvider.ec("four", Curve.P_384, larger));

        assertThat(List.of(
                        Jws.token(
                                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"two\"}",
                                claims(),
                                Jws.es256(curve.getPrivate())),
                        Jws.token(
                                "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"three\"}",
                                claims(),
                                Jws.ed25519(edwards.getPrivate())),
                        Jws.token(
                                "{\"typ\":\"at+jwt\",\"alg\":\"ES384\",\"kid\":\"four\"}",
                                claims(),
                                Jws.signature("SHA384withECDSAinP1363Format", larger.getPrivate())),
                        Jws.token("{\"typ\":\"at+jwt\",\"alg\":\"ES256\"}", claims(), Jws.es256(curve.getPrivate()))))
                .allSatisfy(
                        token -> assertThat(decoder.decode(token).getSubject()).isEqualTo("248289761001"));
    }

    @Test
    void finds_the_curve_of_a_token_that_names_no_key() {
        provider.publishes(
                TestProvider.ec("other", Curve.P_384, Jws.newEc("secp384r1")),
                TestProvider.ec("two", Curve.P_256, curve));

        assertThat(decoder.decode(Jws.token(
                                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\"}", claims(), Jws.es256(curve.getPrivate())))
                        .getSubject())
                .isEqualTo("248289761001");
    }

    @Test
    void refuses_wrong_claims() {
        refuses(token(claims().replace("\"blog\"", "\"shop\"")));
        refuses(token(claims().replace("\"blog\"", "[\"shop\",\"bank\"]")));
        refuses(token(claims().replace("\"aud\":\"blog\",", "")));
        refuses(token(claims().replace("/realm", "/realm/")));
        refuses(token(claims().replace("/realm", "/other")));
        refuses(token(claims().replace("\"sub\":\"248289761001\",", "")));
        refuses(token(claims().replace("248289761001", "")));
        refuses(token(claims().replace("248289761001", "1".repeat(256))));
        refuses(token(claims().replace("\"exp\":1767323945", "\"exp\":null")));
        refuses(token(claims().replace("\"exp\":1767323945", "\"x\":0")));
        refuses(token(claims().replace("\"iat\":1767323045", "\"x\":0")));
        refuses(token(claims().replace("\"exp\":1767323945", "\"exp\":1767322984")));
        refuses(token(claims().replace("{", "{\"nbf\":1767323106,")));
        refuses(token(claims().replace("{", "{\"events\":{},")));
        assertThat(decoder.decode(token(claims().replace("\"blog\"", "[\"shop\",\"blog\"]")))
                        .getSubject())
                .isEqualTo("248289761001");
    }

    @Test
    void refuses_wrong_headers_and_signatures() {
        String header = "{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"one\"}";
        refuses(rs256("{\"alg\":\"RS256\",\"kid\":\"one\",\"typ\":\"logout+jwt\"}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":[\"exp\"]}", claims()));
        refuses(rs256(
                "{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":[\"b64\"],\"b64\":false}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"one\",\"b64\":false}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"two\"}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"one\"}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"two\"}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"two\"}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS512\",\"kid\":\"one\"}", claims()));
        refuses(Jws.token(header, claims(), Jws.rs256(Jws.newRsa(2048).getPrivate())));
        refuses(Jws.token(header, claims(), Jws.bytes(new byte[256])));
        refuses(Jws.token("{\"typ\":\"at+jwt\",\"alg\":\"none\"}", claims(), Jws.bytes()));
        refuses(Jws.token("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"two\"}", claims(), Jws.bytes(new byte[64])));
        refuses(Jws.token(
                "{\"typ\":\"at+jwt\",\"alg\":\"ES384\",\"kid\":\"two\"}", claims(), Jws.es256(curve.getPrivate())));
    }

    @Test
    void refuses_what_is_signed_with_the_public_key_as_a_secret_and_asks_nobody() {
        for (byte[] known :
                List.of(RSA.getPublic().getEncoded(), Jws.pemOfPublic(RSA).getBytes(StandardCharsets.UTF_8))) {
            refuses(Jws.token(
                    "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"one\"}", claims(), Jws.mac("HmacSHA256", known)));
            refuses(Jws.token("{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}", claims(), Jws.mac("HmacSHA256", known)));
        }

        assertThat(provider.requests()).isZero();
    }

    @Test
    void refuses_its_tokens_under_our_name_and_ours_under_its_name() {
        refuses(token(claims().replace(provider.issuer(), "masthead").replace("\"blog\"", "\"masthead\"")));
        refuses(Jws.token(
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
                claims(),
                Jws.hs256(Jws.secret("0123456789abcdef0123456789abcdef"))));
    }

    @Test
    void uses_a_key_for_nothing_but_what_it_is_for() {
        provider.publishes(
                new RSAKey.Builder((RSAPublicKey) RSA.getPublic())
                        .keyID("one")
                        .keyUse(KeyUse.ENCRYPTION)
                        .build(),
                new RSAKey.Builder((RSAPublicKey) RSA.getPublic())
                        .keyID("two")
                        .algorithm(JWSAlgorithm.PS256)
                        .build(),
                TestProvider.rsa("weak", WEAK_RSA));

        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"one\"}", claims()));
        refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"two\"}", claims()));
        refuses(Jws.token(
                "{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"weak\"}", claims(), Jws.rs256(WEAK_RSA.getPrivate())));
    }

    @Test
    void takes_rs256_for_granted_where_the_provider_says_nothing() {
        provider.configures(
                provider.json(TestProvider.configuration(provider.issuer(), provider.issuer() + "/keys", "")));

        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");
        refuses(Jws.token(
                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"two\"}", claims(), Jws.es256(curve.getPrivate())));
    }

    @Test
    void passes_over_keys_that_it_does_not_understand() {
        String good = TestProvider.rsa("one", RSA).toJSONString();
        provider.publishes(provider.json("{\"keys\":[{\"kty\":\"AKP\",\"kid\":\"pq\"},"
                + "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"kid\":\"short\"},"
                + "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\",\"kid\":\"off\"},{},"
                + "{\"kty\":\"RSA\",\"kid\":\"half\"},"
                + "{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"secret\"}," + good + "]}"));

        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");
        refuses(Jws.token(
                "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"secret\"}",
                claims(),
                Jws.mac("HmacSHA256", new byte[3])));
        refuses(Jws.token(
                "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"short\"}", claims(), Jws.bytes(new byte[64])));
    }

    @Test
    void follows_the_provider_to_another_key() {
        decoder.decode(token(claims()));
        KeyPair young = Jws.newEc("secp256r1");
        provider.publishes(TestProvider.ec("young", Curve.P_256, young));
        String token = Jws.token(
                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"young\"}", claims(), Jws.es256(young.getPrivate()));

        clock.pass(JwkSetRequestInterval.AFTER_SUCCESS);
        assertThat(decoder.decode(token).getSubject()).isEqualTo("248289761001");

        refuses(token(claims()));
        assertThat(provider.requests()).isEqualTo(4);
    }

    @Test
    void forgets_a_key_that_the_provider_has_withdrawn() {
        decoder.decode(token(claims()));
        provider.publishes(TestProvider.ec("two", Curve.P_256, curve));
        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");

        clock.pass(OidcKeySelector.FRESH);

        refuses(token(claims()));
    }

    @Test
    void does_not_wait_for_keys_that_it_refreshes_ahead_of_time() {
        decoder.decode(token(claims()));
        provider.configures(provider.hangsAfter(0));
        clock.pass(OidcKeySelector.FRESH.minus(OidcKeySelector.REFRESH_AHEAD).plusSeconds(1));
        Instant before = Instant.now();

        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");
        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");

        assertThat(Duration.between(before, Instant.now())).isLessThan(TIMEOUT);
    }

    @Test
    void gives_up_a_key_an_hour_after_it_was_last_published_at_the_latest() {
        String token = token(claims().replace("\"exp\":1767323945", "\"exp\":1767330000"));
        decoder.decode(token);
        provider.configures(provider.status(503));

        Duration oneSecondBeforeTheOutageIsTooLong =
                OidcKeySelector.USABLE.minus(OidcKeySelector.FRESH).minusSeconds(1);
        clock.pass(oneSecondBeforeTheOutageIsTooLong);
        assertThat(decoder.decode(token).getSubject()).isEqualTo("248289761001");

        clock.pass(OidcKeySelector.USABLE.minus(oneSecondBeforeTheOutageIsTooLong));
        isUnavailable(token);
    }

    @Test
    void asks_now_and_then_only_however_many_unknown_keys_are_named() {
        decoder.decode(token(claims()));
        for (int i = 0; i < 100; i++) {
            refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"unknown" + i + "\"}", claims()));
        }
        assertThat(provider.requests()).isEqualTo(2);

        clock.pass(JwkSetRequestInterval.AFTER_SUCCESS);
        for (int i = 0; i < 100; i++) {
            refuses(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"unknown" + i + "\"}", claims()));
        }
        assertThat(provider.requests()).isEqualTo(4);
    }

    @Test
    void tells_a_provider_that_is_away_from_a_bad_token() {
        provider.configures(provider.status(503));

        isUnavailable(token(claims()));
        isUnavailable(token(claims()));
        assertThat(provider.requests()).isEqualTo(1);

        provider.configures(provider.json(provider.configuration("\"RS256\"")));
        isUnavailable(token(claims()));
        clock.pass(JwkSetRequestInterval.AFTER_FAILURE);
        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");
    }

    @Test
    void tells_a_provider_that_nobody_listens_at_from_a_bad_token() throws IOException {
        String token;
        JwtDecoder unreachable;
        try (TestProvider gone = new TestProvider()) {
            unreachable = decoder(gone.trustedFor("blog"), TIMEOUT);
            token = token(claims().replace(provider.issuer(), gone.issuer()));
        }

        assertThat(catchThrowable(() -> unreachable.decode(token)))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void goes_on_with_the_keys_it_has_for_an_hour_while_the_provider_is_away() {
        decoder.decode(token(claims()));
        provider.configures(provider.status(503));

        clock.pass(OidcKeySelector.FRESH.plusSeconds(1));
        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");
        assertThat(decoder.decode(token(claims())).getSubject()).isEqualTo("248289761001");
        assertThat(provider.requests()).isEqualTo(3);
        isUnavailable(rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"unknown\"}", claims()));

        clock.pass(OidcKeySelector.USABLE.minus(OidcKeySelector.FRESH));
        isUnavailable(token(claims()));
    }

    @Test
    void waits_for_a_provider_that_does_not_answer_no_longer_than_it_has_patience() {
        provider.configures(provider.hangsAfter(0));
        isUnavailableSoon(token(claims()));
    }

    @Test
    void waits_for_a_provider_that_does_not_finish_no_longer_than_it_has_patience() {
        provider.publishes(provider.hangsAfter(100));
        isUnavailableSoon(token(claims()));
    }

    @Test
    void waits_for_a_provider_that_drips_no_longer_than_it_has_patience() {
        provider.publishes(provider.drips());
        isUnavailableSoon(token(claims()));
    }

    @Test
    void takes_nothing_endless() {
        provider.configures(provider.json("{\"issuer\":\"" + "x".repeat(600_000) + "\"}"));
        isUnavailable(token(claims()));
    }

    @Test
    void follows_no_redirect() throws IOException {
        try (TestProvider other = new TestProvider()) {
            provider.configures(provider.status(302, "Location", other.issuer() + "/.well-known/openid-configuration"));

            isUnavailable(token(claims()));

            assertThat(other.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "no json",
                "{\"issuer\":5}",
                "{\"issuer\":\"http://127.0.0.1/other\"}",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":5}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://example.com/keys\"}",
                "{\"issuer\":\"ISSUER/\",\"jwks_uri\":\"ISSUER/keys\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"ISSUER/keys\",\"id_token_signing_alg_values_supported\":5}"
            })
    void believes_no_other_configuration(String configuration) {
        provider.configures(provider.json(configuration.replace("ISSUER", provider.issuer())));

        isUnavailable(token(claims()));
        assertThat(provider.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "no json", "{\"keys\":5}", "{\"keys\":{}}"})
    void believes_no_keys_that_are_none(String keys) {
        provider.publishes(provider.json(keys));

        isUnavailable(token(claims()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://192.168.0.1/realm",
                "https://user@example.com",
                "https://example.com?a=b",
                "https://example.com#a",
                "ftp://example.com",
                "example.com",
                "https:///realm",
                "urn:provider"
            })
    void is_told_where_nobody_can_change_what_the_provider_says(String issuer) {
        assertThatThrownBy(() -> new TrustedIssuer(URI.create(issuer), "blog"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private JwtDecoder decoder(TrustedIssuer issuer, Duration timeout) {
        return new OidcTokenDecoder(
                issuer,
                new OidcJwkSetSource(issuer, timeout),
                clock,
                LocalTokenDecoder.decoder(own, new IssuerName(IssuerName.WITHOUT_URL), clock));
    }

    private String claims() {
        return "{\"iss\":\"" + provider.issuer() + "\",\"aud\":\"blog\",\"sub\":\"248289761001\","
                + "\"iat\":1767323045,\"exp\":1767323945,"
                + "\"email\":\"jane@example.com\",\"email_verified\":true,\"name\":\"Jane Doe\","
                + "\"birthdate\":\"2000-02-29\",\"azp\":\"app\"}";
    }

    private static String token(String claims) {
        return rs256("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"one\"}", claims);
    }

    private static String rs256(String header, String claims) {
        return Jws.token(header, claims, Jws.rs256(RSA.getPrivate()));
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private void isUnavailable(String token) {
        assertThat(catchThrowable(() -> decoder.decode(token)))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    private void isUnavailableSoon(String token) {
        decoder = decoder(provider.trustedFor("blog"), SHORT_TIMEOUT);
        Instant before = Instant.now();

        isUnavailable(token);

        assertThat(Duration.between(before, Instant.now())).isLessThan(TIMEOUT);
    }
}
