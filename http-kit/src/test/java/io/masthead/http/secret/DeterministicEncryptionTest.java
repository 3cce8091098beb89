package io.masthead.http.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class DeterministicEncryptionTest {

    private static final byte[] VALUE = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final byte[] NEXT = {1, 2, 3, 4, 5, 6, 7, 9};

    private final DeterministicEncryption encryption = of("place", "current");

    @Test
    void values_come_back_as_they_went_out() {
        String text = encryption.encrypt(VALUE);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(encryption.decrypt(text)).contains(VALUE);
        assertThat(of("place", "current").encrypt(VALUE)).isEqualTo(text);
    }

    @Test
    void neighbours_have_nothing_in_common() {
        byte[] value = Base64.getUrlDecoder().decode(encryption.encrypt(VALUE));
        byte[] next = Base64.getUrlDecoder().decode(encryption.encrypt(NEXT));

        int equal = 0;
        for (int i = 0; i < value.length; i++) {
            equal += value[i] == next[i] ? 1 : 0;
        }
        assertThat(equal).isLessThan(4);
    }

    @Test
    void a_changed_text_is_refused_whichever_bit_is_changed() {
        byte[] text = Base64.getUrlDecoder().decode(encryption.encrypt(VALUE));

        for (int bit = 0; bit < 8 * text.length; bit++) {
            byte[] changed = text.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(encryption.decrypt(Base64.getUrlEncoder().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @Test
    void outlives_a_change_of_keys_but_not_of_the_purpose() {
        String old = of("place", "old").encrypt(VALUE);

        assertThat(of("place", "current", "old").decrypt(old)).contains(VALUE);
        assertThat(of("place", "old").decrypt(of("place", "current", "old").encrypt(VALUE)))
                .isEmpty();
        assertThat(of("other", "old").decrypt(old)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64!", "é"})
    void anything_else_is_refused(String text) {
        assertThat(encryption.decrypt(text)).isEmpty();
        assertThat(encryption.decrypt(text.repeat(1_000))).isEmpty();
    }

    private static DeterministicEncryption of(String purpose, String... secrets) {
        List<SecretKey> keys = Stream.of(secrets)
                .<SecretKey>map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
        return new DeterministicEncryption(new ServerKeys(keys), purpose);
    }
}
