package io.masthead.adapters.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RefreshTokens.Issued;
import io.masthead.domain.session.RotationSeed;
import io.masthead.testkit.contract.RefreshTokensContract;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class DerivedRefreshTokensTest extends RefreshTokensContract {

    private final RefreshTokens tokens = new DerivedRefreshTokens();

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Test
    void have_16_random_bytes_of_family_and_32_of_secret() throws GeneralSecurityException {
        Issued issued = tokens.first();

        assertThat(issued.token().value()).matches("[A-Za-z0-9_-]{64}");
        byte[] bytes = Base64.getUrlDecoder().decode(issued.token().value());
        assertThat(bytes).hasSize(48);
        assertThat(issued.family().value()).isEqualTo(sha256(Arrays.copyOf(bytes, 16)));
        assertThat(issued.secret().value()).isEqualTo(sha256(Arrays.copyOfRange(bytes, 16, 48)));
    }

    /** HKDF of RFC 5869 §2: extract and the first block of expand. */
    @Test
    void derive_their_successor_by_hkdf_from_secret_and_seed() throws GeneralSecurityException {
        Issued first = tokens.first();
        RotationSeed seed = tokens.seed();
        byte[] before = Base64.getUrlDecoder().decode(first.token().value());

        byte[] pseudorandomKey = hmac(HexFormat.of().parseHex(seed.value()), Arrays.copyOfRange(before, 16, 48));
        byte[] secret =
                hmac(pseudorandomKey, "masthead refresh token successor\u0001".getBytes(StandardCharsets.ISO_8859_1));

        Issued successor = tokens.successor(first.token(), seed);
        byte[] after = Base64.getUrlDecoder().decode(successor.token().value());
        assertThat(Arrays.copyOf(after, 16)).isEqualTo(Arrays.copyOf(before, 16));
        assertThat(Arrays.copyOfRange(after, 16, 48)).isEqualTo(secret);
        assertThat(successor.secret().value()).isEqualTo(sha256(secret));
    }

    /** Fixes the derivation, so that instances of different versions agree. */
    @Test
    void derive_the_same_successor_for_ever() {
        RefreshToken zeros = new RefreshToken("A".repeat(64));
        RotationSeed seed = new RotationSeed("0f".repeat(32));

        assertThat(tokens.successor(zeros, seed).token().value())
                .isEqualTo("AAAAAAAAAAAAAAAAAAAAANYT3YAiKGs99hZvMMJn8iSj4vKaFTKgkMmlwuARLWCx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u0660",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void have_one_spelling(String text) {
        assertThat(tokens.read(text)).isEmpty();
    }

    @Test
    void have_no_successor_where_they_are_none() {
        RotationSeed seed = tokens.seed();

        assertThatThrownBy(() -> tokens.successor(new RefreshToken("none"), seed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
