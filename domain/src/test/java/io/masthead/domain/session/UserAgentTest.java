package io.masthead.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.UserAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class UserAgentTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0000", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\ud800", "\udc00"})
    void makes_spaces_of_what_could_forge_a_line(String control) {
        assertThat(new UserAgent("a" + control + "b").value()).isEqualTo("a b");
    }

    @Test
    void keeps_what_people_can_read() {
        assertThat(new UserAgent(" Mozilla/5.0 (Ünïx; 😀) ").known()).contains("Mozilla/5.0 (Ünïx; 😀)");
        assertThat(new UserAgent("\r\n ").known()).isEmpty();
    }

    @Test
    void cuts_what_is_too_long() {
        assertThat(new UserAgent("😀".repeat(256)).value()).isEqualTo("😀".repeat(255));
    }

    @Test
    void fingerprints_and_seeds_are_sixty_four_digits() {
        for (String wrong : new String[] {"", "a".repeat(63), "a".repeat(65), "A".repeat(64), "g".repeat(64)}) {
            assertThatThrownBy(() -> new TokenHash(wrong)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new RotationSeed(wrong)).isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(() -> new SessionId(0)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ExternalIdentity("", "x")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ExternalIdentity("x", "y".repeat(256))).isInstanceOf(InvalidValue.class);
    }
}
