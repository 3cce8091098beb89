package io.masthead.http.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.http.request.InvalidRequest;
import io.masthead.http.secret.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class CursorCodecTest {

    private static final byte[] PLACE = {1, 2, 3};

    private final CursorCodec cursors = of("current");

    @Test
    void come_back_as_they_went_out() {
        String cursor = cursors.write("list", PLACE);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.isGenuine(cursor)).isTrue();
        assertThat(cursors.read("list", cursor)).isEqualTo(PLACE);
        assertThat(of("current").read("list", cursor)).isEqualTo(PLACE);
    }

    @Test
    void are_good_for_their_list_alone() {
        String cursor = cursors.write("list", PLACE);

        assertThatThrownBy(() -> cursors.read("other", cursor)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void outlive_a_change_of_keys() {
        String old = of("old").write("list", PLACE);

        assertThat(of("current", "old").read("list", old)).isEqualTo(PLACE);
        assertThat(of("old").isGenuine(of("current", "old").write("list", PLACE)))
                .isFalse();
        assertThat(cursors.isGenuine(old)).isFalse();
    }

    @Test
    void are_no_good_once_anything_is_changed() {
        String cursor = cursors.write("list", PLACE);

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(cursors.isGenuine(changed)).as("at %s", i).isFalse();
            assertThat(cursors.isGenuine(cursor.substring(0, i))).isFalse();
        }
        assertThat(cursors.isGenuine(cursor + "AAAA")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "!", "AAAA", "====", "é", "😀"})
    void are_nothing_that_people_make_up(String text) {
        assertThat(cursors.isGenuine(text)).isFalse();
        assertThat(cursors.isGenuine(text.repeat(5_000))).isFalse();
    }

    private static CursorCodec of(String... secrets) {
        return new CursorCodec(
                new ServerKeys(Stream.of(secrets).map(CursorCodecTest::secret).toList()));
    }

    private static SecretKey secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Test
    void keys_for_one_purpose_tell_nothing_of_others() {
        ServerKeys keys = new ServerKeys(List.of(secret("one"), secret("two")));

        assertThat(keys.derived("cursor")).hasSize(2).doesNotContainAnyElementsOf(keys.derived("other"));
    }
}
