package io.masthead.adapters.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.VerificationKeys;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.contract.VerificationKeysContract;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

@SuppressWarnings("MethodName")
class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final SecretKey SECRET = Jws.secret("0123456789abcdef0123456789abcdef");
    private static final SecretKey NEW_SECRET = Jws.secret("fedcba9876543210fedcba9876543210");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("key.pem");
    }

    @Nested
    class OfSecret extends VerificationKeysContract {
        @Override
        protected VerificationKeys keys() {
            return SigningKeys.ofSecret(SECRET, List.of(NEW_SECRET));
        }
    }

    @Nested
    class OfFile extends VerificationKeysContract {
        @Override
        protected VerificationKeys keys() {
            return load(Jws.pemOfPrivate(Jws.newEd25519()) + Jws.pemOfPrivate(Jws.newEc("secp256r1")));
        }
    }

    @Test
    void publish_no_secret() {
        assertThat(SigningKeys.ofSecret(SECRET, List.of(NEW_SECRET)).toJwkSet()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void refuse_short_secrets() {
        SecretKey shorter = Jws.secret("0123456789abcdef0123456789abcde");

        assertThatThrownBy(() -> SigningKeys.ofSecret(shorter, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKeys.ofSecret(SECRET, List.of(shorter)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("0123");
    }

    @Test
    void sign_with_ed25519() {
        SigningKeys keys = load(Jws.pemOfPrivate(Jws.newEd25519()));

        Jwt token = read(keys, issue(keys));

        assertThat(token.getHeaders()).containsEntry("alg", "EdDSA").containsOnlyKeys("alg", "typ", "kid");
        assertThat(publishedIds(keys))
                .containsExactly((String) token.getHeaders().get("kid"));
    }

    @Test
    void sign_with_p256() {
        SigningKeys keys = load(Jws.pemOfPrivate(Jws.newEc("secp256r1")));

        Jwt token = read(keys, issue(keys));

        assertThat(token.getHeaders()).containsEntry("alg", "ES256").containsOnlyKeys("alg", "typ", "kid");
        assertThat(publishedIds(keys))
                .containsExactly((String) token.getHeaders().get("kid"));
    }

    /** RFC 8037 appendix A: public key and thumbprint of a private key. */
    @Test
    void publish_the_ed25519_key_of_the_standard() throws GeneralSecurityException {
        byte[] secret = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        byte[] pkcs8 = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret))
                .getEncoded();

        assertThat(load(Jws.pem("PRIVATE KEY", pkcs8)).toJwkSet())
                .contains("\"crv\":\"Ed25519\"", "\"kty\":\"OKP\"", "\"use\":\"sig\"", "\"alg\":\"EdDSA\"")
                .contains("\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"")
                .contains("\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\"");
    }

    /** RFC 7515 appendix A.3: public key of a private key. */
    @Test
    void publish_the_p256_key_of_the_standard() throws GeneralSecurityException {
        byte[] secret = Base64.getUrlDecoder().decode("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        byte[] pkcs8 = KeyFactory.getInstance("EC")
                .generatePrivate(
                        new ECPrivateKeySpec(new BigInteger(1, secret), curve.getParameterSpec(ECParameterSpec.class)))
                .getEncoded();

        assertThat(load(Jws.pem("PRIVATE KEY", pkcs8)).toJwkSet())
                .contains("\"crv\":\"P-256\"", "\"kty\":\"EC\"", "\"use\":\"sig\"", "\"alg\":\"ES256\"")
                .contains("\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"")
                .contains("\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"");
    }

    @Test
    void follow_a_secret_by_another() {
        SigningKeys before = SigningKeys.ofSecret(SECRET, List.of());
        SigningKeys announcing = SigningKeys.ofSecret(SECRET, List.of(NEW_SECRET));
        SigningKeys following = SigningKeys.ofSecret(NEW_SECRET, List.of(SECRET));
        SigningKeys after = SigningKeys.ofSecret(NEW_SECRET, List.of());

        understandEachOther(before, announcing);
        understandEachOther(announcing, following);
        understandEachOther(following, after);
        refuses(after, issue(before));
        refuses(before, issue(following));
    }

    @Test
    void follow_a_secret_by_a_file() {
        KeyPair pair = Jws.newEd25519();
        SigningKeys before = SigningKeys.ofSecret(SECRET, List.of());
        SigningKeys announcing = load(Jws.pemOfPublic(pair), SECRET);
        SigningKeys following = load(Jws.pemOfPrivate(pair), SECRET);
        SigningKeys after = load(Jws.pemOfPrivate(pair));

        understandEachOther(before, announcing);
        understandEachOther(announcing, following);
        understandEachOther(following, after);
        assertThat(publishedIds(announcing)).hasSize(1).isEqualTo(publishedIds(after));
        refuses(after, issue(before));
    }

    @Test
    void follow_a_key_of_a_file_by_another() {
        KeyPair old = Jws.newEc("secp256r1");
        KeyPair young = Jws.newEd25519();
        SigningKeys before = load(Jws.pemOfPrivate(old));
        SigningKeys announcing = load(Jws.pemOfPrivate(old) + Jws.pemOfPublic(young));
        SigningKeys following = load(Jws.pemOfPrivate(young) + Jws.pemOfPrivate(old));
        SigningKeys after = load(Jws.pemOfPrivate(young) + Jws.pemOfPublic(young));

        assertThat(publishedIds(announcing)).hasSize(2);
        assertThat(publishedIds(following)).containsExactlyInAnyOrderElementsOf(publishedIds(announcing));
        assertThat(publishedIds(after)).hasSize(1);
        understandEachOther(before, announcing);
        understandEachOther(announcing, following);
        understandEachOther(following, after);
        refuses(after, issue(before));
    }

    static Stream<Arguments> unusable() {
        KeyPair good = Jws.newEd25519();
        String pem = Jws.pemOfPrivate(good);
        return Stream.of(
                Arguments.of("", "no key"),
                Arguments.of("\n\n", "no key"),
                Arguments.of("0123456789abcdef0123456789abcdef", "no key"),
                Arguments.of("\0\u00ff\u00fe", "no key"),
                Arguments.of(Jws.pemOfPublic(good), "starts with a public key"),
                Arguments.of(Jws.pemOfPublic(good) + Jws.pemOfPrivate(Jws.newEd25519()), "starts with a public key"),
                Arguments.of(Jws.pem("ENCRYPTED PRIVATE KEY", good.getPrivate().getEncoded()), "openssl pkey"),
                Arguments.of(Jws.pem("EC PRIVATE KEY", good.getPrivate().getEncoded()), "openssl pkcs8"),
                Arguments.of(Jws.pem("RSA PRIVATE KEY", good.getPrivate().getEncoded()), "openssl pkcs8"),
                Arguments.of(Jws.pem("CERTIFICATE", good.getPublic().getEncoded()), "PKCS #8"),
                Arguments.of(Jws.pemOfPrivate(Jws.newRsa(2048)), "neither Ed25519 nor EC P-256"),
                Arguments.of(Jws.pemOfPrivate(Jws.newEc("secp384r1")), "neither Ed25519 nor EC P-256"),
                Arguments.of(pem + Jws.pemOfPublic(Jws.newRsa(2048)), "neither Ed25519 nor EC P-256"),
                Arguments.of(pem + Jws.pemOfPublic(Jws.newEc("secp521r1")), "neither Ed25519 nor EC P-256"),
                Arguments.of(pem.replace("-----END PRIVATE KEY-----", ""), "damaged"),
                Arguments.of(pem.replace("MC4CAQAwBQYDK2VwBCIE", "MC4CAQAwBQYDK2Vw"), "damaged"),
                Arguments.of(pem.replace("MC4", "M*4"), "damaged"),
                Arguments.of(Jws.pem("PRIVATE KEY", new byte[0]), "damaged"),
                Arguments.of(Jws.pem("PRIVATE KEY", good.getPublic().getEncoded()), "damaged"),
                Arguments.of(Jws.pem("PUBLIC KEY", good.getPrivate().getEncoded()), "damaged"),
                Arguments.of("x".repeat(70_000), "too long"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void refuse_what_does_not_sign_in_one_sentence_with_a_remedy(String content, String expected) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(UnusableKeyFile.class)
                .hasMessageStartingWith("The key file " + file + " ")
                .hasMessageContaining(expected)
                .satisfies(problem -> content.lines()
                        .filter(line -> line.length() > 20 && !line.startsWith("-----"))
                        .forEach(line -> assertThat(problem).hasMessageNotContaining(line)));
    }

    @Test
    void refuse_a_file_that_is_not_there_or_none() {
        assertThatThrownBy(() -> SigningKeys.load(file, List.of()))
                .isInstanceOf(UnusableKeyFile.class)
                .hasMessage("The key file " + file + " cannot be read; name a PEM file that this service may read");
        assertThatThrownBy(() -> SigningKeys.load(directory, List.of())).isInstanceOf(UnusableKeyFile.class);
    }

    @Test
    void read_over_what_stands_around_keys() {
        KeyPair pair = Jws.newEd25519();
        String pem = "A comment\r\n\r\n" + Jws.pemOfPrivate(pair).replace("\n", "\r\n") + "\r\nthe end";

        assertThat(publishedIds(load(pem))).isEqualTo(publishedIds(load(Jws.pemOfPrivate(pair))));
    }

    private SigningKeys load(String pem, SecretKey... secrets) {
        try {
            Files.writeString(file, pem, StandardCharsets.ISO_8859_1);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
        return SigningKeys.load(file, List.of(secrets));
    }

    /** Two instances, one of them restarted already: each accepts the tokens of the other. */
    private static void understandEachOther(SigningKeys one, SigningKeys other) {
        assertThat(read(one, issue(other)).getSubject()).isEqualTo("42");
        assertThat(read(other, issue(one)).getSubject()).isEqualTo("42");
    }

    private static String issue(SigningKeys keys) {
        return new JwtIssuer(keys, new IssuerName(IssuerName.WITHOUT_URL))
                .issue(Sessions.begun(new SessionId(7), new UserId(42), NOW), NOW)
                .value();
    }

    private static Jwt read(SigningKeys keys, String token) {
        return LocalTokenDecoder.decoder(keys, new IssuerName(IssuerName.WITHOUT_URL), () -> NOW)
                .decode(token);
    }

    private static void refuses(SigningKeys keys, String token) {
        assertThatThrownBy(() -> read(keys, token)).isInstanceOf(BadJwtException.class);
    }

    private static List<String> publishedIds(SigningKeys keys) {
        try {
            return JWKSet.parse(keys.toJwkSet()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .toList();
        } catch (ParseException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
