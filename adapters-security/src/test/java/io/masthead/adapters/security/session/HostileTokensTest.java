package io.masthead.adapters.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.EdECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Attacks with manipulated tokens on a service with keys of all three kinds. Each token must be rejected as invalid,
 * without a request to the provider.
 */
@SuppressWarnings("MethodName")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String CLAIMS = """
            {"iss":"masthead","aud":"masthead","sub":"42","sid":"7","jti":"1","iat":1767323045,"exp":1767323945}""";

    private final SecretKey secret = Jws.secret("0123456789abcdef0123456789abcdef");
    private final KeyPair edwards = Jws.newEd25519();
    private final KeyPair curve = Jws.newEc("secp256r1");
    private final KeyPair theirs = Jws.newEd25519();
    private final KeyPair rsa = Jws.newRsa(2048);
    private final String pem = Jws.pemOfPrivate(edwards) + Jws.pemOfPrivate(curve);
    private final AtomicInteger connections = new AtomicInteger();

    private HttpServer trap;
    private SigningKeys keys;
    private JwtDecoder decoder;
    private JwtDecoder decoderWithProvider;
    private String edwardsId;
    private String curveId;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            connections.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        Path file = Files.writeString(directory.resolve("key.pem"), pem);
        keys = SigningKeys.load(file, List.of(secret));
        List<SigningKeyEntry> read = new SigningKeyFile(file).read();
        edwardsId = read.getFirst().jwk().getKeyID();
        curveId = read.getLast().jwk().getKeyID();
        decoder = LocalTokenDecoder.decoder(keys, new IssuerName(IssuerName.WITHOUT_URL), () -> NOW);
        TrustedIssuer provider = new TrustedIssuer(URI.create(trap("")), "masthead");
        decoderWithProvider = new OidcTokenDecoder(
                provider, new OidcJwkSetSource(provider, OidcJwkSetSource.TIMEOUT), () -> NOW, decoder);
    }

    @AfterAll
    void stop() {
        trap.stop(0);
        assertThat(connections.get()).as("connections that tokens caused").isZero();
    }

    @Test
    void what_is_right_is_accepted() {
        assertThat(good()).allSatisfy(token -> {
            assertThat(decoder.decode(token).getSubject()).isEqualTo("42");
            assertThat(decoderWithProvider.decode(token).getSubject()).isEqualTo("42");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"headers", "signatures", "forms", "claims"})
    void what_is_not_is_a_bad_token(String description, String token) {
        assertThat(catchThrowable(() -> decoder.decode(token))).as(description).isInstanceOf(BadJwtException.class);
        assertThat(catchThrowable(() -> decoderWithProvider.decode(token)))
                .as(description)
                .isInstanceOf(BadJwtException.class);
    }

    @Test
    void long_tokens_are_refused_before_anything_else() {
        String long_ = "a.".repeat(8 << 20);

        assertThat(Duration.ofNanos(timeOf(() -> refuses(decoder, long_)))).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(timeOf(() -> refuses(decoderWithProvider, long_))))
                .isLessThan(Duration.ofSeconds(1));
    }

    private List<String> good() {
        return List.of(
                Jws.token("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", CLAIMS, Jws.hs256(secret)),
                Jws.token(edwardsHeader(""), CLAIMS, Jws.ed25519(edwards.getPrivate())),
                Jws.token(curveHeader(""), CLAIMS, Jws.es256(curve.getPrivate())));
    }

    /** Valid signatures of each key over unexpected headers. */
    Stream<Object[]> headers() {
        List<Object[]> all = new ArrayList<>();
        String publicJwk = keys.toJwkSet()
                .substring(keys.toJwkSet().indexOf('[') + 1, keys.toJwkSet().indexOf('}') + 1);
        for (String addition : List.of(
                "\"jku\":\"" + trap("jwks") + "\"",
                "\"x5u\":\"" + trap("x5u") + "\"",
                "\"jwk\":" + publicJwk,
                "\"x5c\":[\"MIIB\"]",
                "\"x5t\":\"AAAA\"",
                "\"x5t#S256\":\"AAAA\"",
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[\"b64\"],\"b64\":true",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"cty\":\"JWT\"",
                "\"enc\":\"A256GCM\"",
                "\"epk\":{}",
                "\"url\":\"" + trap("") + "\"",
                "\"iss\":\"masthead\"",
                "\"something\":1",
                "\"something\":null",
                "\"jku\":null",
                "\"alg\":\"HS256\"",
                "\"alg\":\"none\"",
                "\"typ\":\"at+jwt\"",
                "\"kid\":\"\"",
                "\"kid\":\"../../../../dev/null\"",
                "\"kid\":\"' or 1=1 --\"",
                "\"kid\":\"" + trap("kid") + "\"",
                "\"kid\":7",
                "\"kid\":[\"a\"]",
                "\"deep\":" + "[".repeat(4000) + "]".repeat(4000))) {
            add(all, addition, "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"," + addition + "}", Jws.hs256(secret));
            add(all, addition, edwardsHeader("," + addition), Jws.ed25519(edwards.getPrivate()));
            add(all, addition, curveHeader("," + addition), Jws.es256(curve.getPrivate()));
        }
        for (String algorithm : List.of(
                "none",
                "None",
                "NONE",
                "nOnE",
                "",
                " ",
                "HS384",
                "HS512",
                "hs256",
                "RS256",
                "PS256",
                "ES256",
                "ES384",
                "ES256K",
                "EdDSA",
                "Ed25519",
                "Ed448",
                "dir",
                "RSA-OAEP",
                "A128KW",
                "PBES2-HS256+A128KW",
                "\\u0000")) {
            String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}";
            add(all, "secret as " + algorithm, header, Jws.hs256(secret));
            add(all, "nothing as " + algorithm, header, Jws.bytes());
            add(all, "zeros as " + algorithm, header, Jws.bytes(new byte[64]));
        }
        for (String algorithm : List.of("5", "null", "true", "[]", "{}", "[\"HS256\"]")) {
            add(all, algorithm, "{\"alg\":" + algorithm + ",\"typ\":\"at+jwt\"}", Jws.hs256(secret));
        }
        for (String type : List.of(
                "\"JWT\"", "\"jwt\"", "\"AT+JWT\"", "\"application/at+jwt\"", "\"\"", "\"dpop+jwt\"", "5", "null")) {
            add(all, "typ " + type, "{\"alg\":\"HS256\",\"typ\":" + type + "}", Jws.hs256(secret));
            add(all, "typ " + type, edwardsHeader("").replace("\"at+jwt\"", type), Jws.ed25519(edwards.getPrivate()));
        }
        add(all, "no typ", "{\"alg\":\"HS256\"}", Jws.hs256(secret));
        add(all, "no alg", "{\"typ\":\"at+jwt\"}", Jws.hs256(secret));
        add(
                all,
                "kid of another key",
                edwardsHeader("").replace(edwardsId, curveId),
                Jws.ed25519(edwards.getPrivate()));
        add(
                all,
                "kid for a secret",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + edwardsId + "\"}",
                Jws.hs256(secret));
        add(all, "no kid", "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\"}", Jws.ed25519(edwards.getPrivate()));
        add(all, "no kid", "{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}", Jws.es256(curve.getPrivate()));
        for (String header :
                List.of("", "{}", "[]", "null", "5", "\"x\"", "{", "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"")) {
            add(all, "header " + header, header, Jws.hs256(secret));
        }
        return all.stream();
    }

    /** Expected headers with missing signatures or signatures of other keys. */
    Stream<Object[]> signatures() {
        List<Object[]> all = new ArrayList<>();
        String mac = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}";
        add(all, "other secret", mac, Jws.hs256(Jws.secret("fedcba9876543210fedcba9876543210")));
        add(all, "secret with HS384", mac, Jws.mac("HmacSHA384", secret.getEncoded()));
        add(all, "cut signature", mac, input -> Arrays.copyOf(Jws.hs256(secret).sign(input), 16));
        add(all, "one byte", mac, Jws.bytes((byte) 0));
        add(all, "other key", edwardsHeader(""), Jws.ed25519(theirs.getPrivate()));
        add(all, "other algorithm", edwardsHeader(""), Jws.es256(curve.getPrivate()));
        add(all, "zeros", edwardsHeader(""), Jws.bytes(new byte[64]));
        add(all, "too short", edwardsHeader(""), Jws.bytes(new byte[63]));
        add(all, "too long", edwardsHeader(""), Jws.bytes(new byte[65]));
        add(all, "not reduced", edwardsHeader(""), this::malleated);
        add(all, "other key", curveHeader(""), Jws.es256(Jws.newEc("secp256r1").getPrivate()));
        add(
                all,
                "other curve",
                curveHeader(""),
                Jws.signature(
                        "SHA384withECDSAinP1363Format", Jws.newEc("secp384r1").getPrivate()));
        add(all, "DER", curveHeader(""), Jws.signature("SHA256withECDSA", curve.getPrivate()));
        add(all, "zeros (CVE-2022-21449)", curveHeader(""), Jws.bytes(new byte[64]));
        add(all, "RSA", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", Jws.rs256(rsa.getPrivate()));
        add(all, "RSA", edwardsHeader("").replace("EdDSA", "RS256"), Jws.rs256(rsa.getPrivate()));
        for (byte[] known : List.of(
                edwards.getPublic().getEncoded(),
                curve.getPublic().getEncoded(),
                Arrays.copyOfRange(edwards.getPublic().getEncoded(), 12, 44),
                Jws.pemOfPublic(edwards).getBytes(StandardCharsets.UTF_8),
                Jws.pemOfPublic(edwards).strip().getBytes(StandardCharsets.UTF_8),
                Jws.pemOfPublic(curve).getBytes(StandardCharsets.UTF_8),
                keys.toJwkSet().getBytes(StandardCharsets.UTF_8),
                new byte[32],
                new byte[1])) {
            add(all, "public key as a secret", mac, Jws.mac("HmacSHA256", known));
            add(
                    all,
                    "public key as a secret",
                    edwardsHeader("").replace("EdDSA", "HS256"),
                    Jws.mac("HmacSHA256", known));
            add(all, "public key as a secret", curveHeader("").replace("ES256", "HS256"), Jws.mac("HmacSHA256", known));
        }
        String good = good().getFirst();
        String other = Jws.token(mac, CLAIMS.replace("42", "43"), Jws.hs256(secret));
        all.add(new Object[] {"claims of another", part(good, 0) + "." + part(other, 1) + "." + part(good, 2)});
        return all.stream();
    }

    /** Texts that are not compact signed tokens, or non-canonical spellings of one. */
    Stream<Object[]> forms() {
        List<Object[]> all = new ArrayList<>();
        for (String good : good()) {
            String header = part(good, 0);
            String payload = part(good, 1);
            String signature = part(good, 2);
            char last = signature.charAt(signature.length() - 1);
            for (String token : List.of(
                    "",
                    ".",
                    "..",
                    "...",
                    "....",
                    "a.b",
                    "a.b.c",
                    "a.b.c.d",
                    "null",
                    " ",
                    "\0",
                    header + "." + payload,
                    header + "." + payload + ".",
                    header + ".." + signature,
                    "." + payload + "." + signature,
                    good + ".",
                    "." + good,
                    good + "." + signature,
                    good + ".a.b",
                    good + "=",
                    good + "==",
                    good + " ",
                    " " + good,
                    good + "\n",
                    good + "\0",
                    good + "!",
                    good + "\u00e9",
                    good + "A",
                    header + "=." + payload + "." + signature,
                    header + "." + payload + "=." + signature,
                    header + " ." + payload + "." + signature,
                    header + "." + payload + ".*" + signature,
                    good.substring(0, good.length() - 1) + (char) (last + 1),
                    good.substring(0, good.length() - 1),
                    good.substring(1),
                    good.replace('.', '\u3002'),
                    "Bearer " + good,
                    good + "," + good,
                    "{\"payload\":\"" + payload + "\",\"protected\":\"" + header + "\",\"signature\":\"" + signature
                            + "\"}",
                    Jws.encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.UTF_8)) + ".."
                            + payload + "." + payload + "." + signature)) {
                all.add(new Object[] {"form", token});
            }
        }
        return all.stream();
    }

    /** Valid signatures over invalid claims. */
    Stream<Object[]> claims() {
        List<Object[]> all = new ArrayList<>();
        for (String name : List.of("iss", "aud", "sub", "sid", "iat", "exp")) {
            sign(all, CLAIMS.replaceFirst("\"" + name + "\":[^,}]+", "\"x\":0"));
            for (String value : List.of("null", "true", "{}", "[]", "\"\"", "\"other\"", "[\"other\"]")) {
                sign(all, with(name, value));
            }
        }
        for (String name : List.of("sub", "sid")) {
            for (String value : List.of(
                    "0",
                    "-42",
                    "+42",
                    "042",
                    "00042",
                    " 42",
                    "42 ",
                    "42\\n",
                    "\\u0000",
                    "4_2",
                    "0x2a",
                    "42.0",
                    "4e1",
                    "\\u0664\\u0662",
                    "\\uff14\\uff12",
                    "9223372036854775808",
                    "9999999999999999999",
                    "18446744073709551658",
                    "1".repeat(3000),
                    "42,43",
                    "42;",
                    "me")) {
                sign(all, with(name, "\"" + value + "\""));
            }
            sign(all, with(name, "-1"));
            sign(all, with(name, "4.2"));
            sign(all, with(name, "[\"42\"]"));
        }
        for (String value : List.of(
                "\"1767323945\"",
                "\"never\"",
                "-9223372036854775808",
                "1767322984",
                "1e300",
                "-1e300",
                "9223372036854775807",
                "99999999999999999999999999",
                "\"2030-01-01T00:00:00Z\"")) {
            sign(all, with("exp", value));
        }
        sign(all, with("iat", "1767323946"));
        sign(all, CLAIMS.replace("{", "{\"nbf\":1767323106,"));
        sign(all, CLAIMS.replace("{", "{\"nbf\":\"soon\","));
        sign(all, CLAIMS.replace("}", ",\"sub\":\"43\"}"));
        sign(all, CLAIMS.replace("{", "{\"exp\":1767323945,"));
        sign(all, CLAIMS.replace("}", ",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));
        sign(all, CLAIMS.replace("}", ",\"x\":" + "{\"x\":".repeat(1500) + "1" + "}".repeat(1500) + "}"));
        for (String payload : List.of(
                "",
                "{}",
                "[]",
                "null",
                "5",
                "\"x\"",
                "{",
                "}",
                "x",
                CLAIMS + "x",
                CLAIMS + CLAIMS,
                "[" + CLAIMS + "]",
                CLAIMS.substring(1))) {
            sign(all, payload);
        }
        all.add(new Object[] {
            "no UTF-8",
            Jws.token("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", new byte[] {(byte) 0xc3, 0x28}, Jws.hs256(secret))
        });
        return all.stream();
    }

    private void sign(List<Object[]> all, String claims) {
        String description = "claims " + claims.substring(0, Math.min(200, claims.length()));
        all.add(new Object[] {
            description, Jws.token("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", claims, Jws.hs256(secret))
        });
    }

    private static String with(String name, String value) {
        return CLAIMS.replaceFirst("\"" + name + "\":[^,}]+", "\"" + name + "\":" + value.replace("\\", "\\\\"));
    }

    private static void add(List<Object[]> all, String description, String header, Jws.Signing signing) {
        String short_ = description.substring(0, Math.min(60, description.length()));
        all.add(new Object[] {
            short_ + " in " + header.substring(0, Math.min(30, header.length())), Jws.token(header, CLAIMS, signing)
        });
    }

    private String edwardsHeader(String addition) {
        return "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"" + edwardsId + "\"" + addition + "}";
    }

    private String curveHeader(String addition) {
        return "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + curveId + "\"" + addition + "}";
    }

    /**
     * Returns the signature with the group order added to its second half: the same point, not reduced (RFC 8032 §8.4).
     */
    private byte[] malleated(byte[] input) throws GeneralSecurityException {
        assertThat(edwards.getPublic()).isInstanceOf(EdECPublicKey.class);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] signature = Jws.ed25519(edwards.getPrivate()).sign(input);
        byte[] scalar = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] larger = new BigInteger(1, scalar).add(order).toByteArray();
        byte[] padded = new byte[32];
        System.arraycopy(larger, 0, padded, 32 - larger.length, larger.length);
        System.arraycopy(reversed(padded), 0, signature, 32, 32);
        return signature;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private String trap(String path) {
        return "http://127.0.0.1:" + trap.getAddress().getPort() + "/" + path;
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    private static void refuses(JwtDecoder decoder, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static long timeOf(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }
}
