package io.masthead.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class IdempotentRequestTest {

    private static final RequestHash NOW = new RequestHash("a".repeat(64));
    private static final RequestHash EARLIER = new RequestHash("b".repeat(64));
    private static final RequestHash OTHER = new RequestHash("c".repeat(64));

    @Test
    void asks_for_the_same_if_any_of_its_fingerprints_was_kept() {
        IdempotentRequest request = new IdempotentRequest(new IdempotencyKey("user:1", "key"), NOW, Set.of(EARLIER));

        assertThatCode(() -> request.requireSame(outcome(NOW))).doesNotThrowAnyException();
        assertThatCode(() -> request.requireSame(outcome(EARLIER))).doesNotThrowAnyException();
        assertThatThrownBy(() -> request.requireSame(outcome(OTHER))).isInstanceOf(IdempotencyKeyReused.class);
    }

    @Test
    void keys_of_accounts_and_of_addresses_never_meet() {
        assertThat(new IdempotencyKey("user:1", "key"))
                .isNotEqualTo(new IdempotencyKey("user:2", "key"))
                .isNotEqualTo(IdempotencyKey.ofAddress("1", "key"));
    }

    @Test
    void a_key_has_1_to_255_visible_characters() {
        assertThat(key("x".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> key(""))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.rule()).isEqualTo(Rule.TOO_SHORT));
        assertThatThrownBy(() -> key("x".repeat(256)))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.rule()).isEqualTo(Rule.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "\t", "\n", "\u007f", "é", "😀"})
    void a_key_has_nothing_that_cannot_be_seen_or_is_not_ascii(String value) {
        assertThatThrownBy(() -> key(value))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.rule()).isEqualTo(Rule.PATTERN));
    }

    @Test
    void shows_nothing_of_content_or_sender() {
        IdempotentRequest request =
                new IdempotentRequest(IdempotencyKey.ofAddress("192.0.2.1", "secret"), NOW, Set.of());

        assertThat(request.toString())
                .doesNotContain("192", "secret", "aaa")
                .contains("IdempotencyKey[hidden]", "RequestHash[hidden]");
    }

    @Test
    void a_fingerprint_is_sixty_four_digits() {
        for (String wrong : List.of("", "a".repeat(63), "a".repeat(65), "A".repeat(64), "g".repeat(64))) {
            assertThatThrownBy(() -> new RequestHash(wrong))
                    .isInstanceOfSatisfying(
                            InvalidValue.class,
                            invalid -> assertThat(invalid.rule()).isEqualTo(Rule.PATTERN));
        }
    }

    private static IdempotencyKey key(String value) {
        return new IdempotencyKey("sender", value);
    }

    private static StoredOutcome outcome(RequestHash hash) {
        return new StoredOutcome(hash, List.of(1L));
    }
}
