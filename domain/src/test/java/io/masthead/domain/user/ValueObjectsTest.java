package io.masthead.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import io.masthead.domain.PageRequest;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.Title;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class ValueObjectsTest {

    private static final String EMOJI = "😀";

    @Test
    void lengths_count_code_points() {
        assertThat(new UserName(EMOJI.repeat(100)).value()).hasSize(200);
        assertThat(new Title(EMOJI.repeat(200)).value()).hasSize(400);
        assertThat(new Body(EMOJI.repeat(100_000)).value()).hasSize(200_000);
        assertThat(new Password(EMOJI.repeat(128)).value()).hasSize(256);

        refuses(() -> new UserName(EMOJI.repeat(101)), UserName.class, Rule.TOO_LONG, 100);
        refuses(() -> new Title(EMOJI.repeat(201)), Title.class, Rule.TOO_LONG, 200);
        refuses(() -> new Body(EMOJI.repeat(100_001)), Body.class, Rule.TOO_LONG, 100_000);
        refuses(() -> new Password(EMOJI.repeat(7)), Password.class, Rule.TOO_SHORT, 8);
        refuses(() -> new Password(EMOJI.repeat(129)), Password.class, Rule.TOO_LONG, 128);
    }

    /** Normalizing one MiB of combining marks would take more than a minute. */
    @Test
    void a_password_that_is_too_long_in_any_form_is_refused_at_once() {
        String disordered = "a" + "\u0301\u0323".repeat(262_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> refuses(() -> new Password(disordered), Password.class, Rule.TOO_LONG, 128));
    }

    @Test
    void the_longest_password_may_be_typed_in_its_longest_form() {
        String composed = "\u1F82".repeat(128);

        assertThat(new Password(Normalizer.normalize(composed, Normalizer.Form.NFD)))
                .isEqualTo(new Password(composed));
    }

    @Test
    void empty_text_is_a_body_but_no_name_and_no_title() {
        assertThat(new Body("")).isEqualTo(Body.EMPTY);

        refuses(() -> new UserName(""), UserName.class, Rule.TOO_SHORT, 1);
        refuses(() -> new Title(""), Title.class, Rule.TOO_SHORT, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "a\ud800b", "\udc00", "\udc00\ud800", "😀\ud83d"})
    void text_that_no_column_stores_is_refused(String text) {
        assertThatThrownBy(() -> new UserName(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.rule()).isEqualTo(Rule.NOT_TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "\u001b[2J", "\u200b\u2060", " ", "a\u202eb"})
    void names_and_titles_are_displayable_unless_they_were_stored_before(String text) {
        for (ThrowingCallable making : List.<ThrowingCallable>of(() -> new UserName(text), () -> new Title(text))) {
            assertThatThrownBy(making)
                    .isInstanceOfSatisfying(
                            InvalidValue.class,
                            invalid -> assertThat(invalid.rule()).isEqualTo(Rule.NOT_DISPLAYABLE));
        }
        assertThat(UserName.restore(text).value()).isEqualTo(text);
        assertThat(Title.restore(text).value()).isEqualTo(text);
    }

    @Test
    void bounds_are_included() {
        assertThat(new Age(0).years()).isZero();
        assertThat(new Age(150).years()).isEqualTo(150);
        assertThat(new UserId(Long.MAX_VALUE).value()).isPositive();
        assertThat(new PageRequest(Integer.MAX_VALUE, 100).limit()).isEqualTo(100);

        refuses(() -> new Age(-1), Age.class, Rule.TOO_SMALL, 0);
        refuses(() -> new Age(151), Age.class, Rule.TOO_LARGE, 150);
        refuses(() -> new UserId(0), UserId.class, Rule.TOO_SMALL, 1);
        refuses(() -> new PostId(0), PostId.class, Rule.TOO_SMALL, 1);
        refuses(() -> new AuditEntryId(0), AuditEntryId.class, Rule.TOO_SMALL, 1);
        refuses(() -> new PageRequest(-1, 1), PageRequest.class, Rule.TOO_SMALL, 0);
        refuses(() -> new PageRequest(0, 0), PageRequest.class, Rule.TOO_SMALL, 1);
        refuses(() -> new PageRequest(0, 101), PageRequest.class, Rule.TOO_LARGE, 100);
    }

    @Test
    void text_may_turn_out_to_be_a_name_or_an_address() {
        assertThat(UserName.parse("Alice")).contains(new UserName("Alice"));
        assertThat(UserName.parse("")).isEmpty();
        assertThat(EmailAddress.parse("Alice@example.com")).contains(new EmailAddress("alice@example.com"));
        assertThat(EmailAddress.parse("alice")).isEmpty();
        assertThat(Password.parse("correct horse")).contains(new Password("correct horse"));
        assertThat(Password.parse("short")).isEmpty();
    }

    @Test
    void secrets_do_not_print_themselves() {
        assertThat(new Password("hunter2hunter2")).hasToString("Password[hidden]");
        assertThat(new PasswordHash("hunter2hunter2")).hasToString("PasswordHash[hidden]");
    }

    @Test
    void a_refusal_names_type_and_rule_but_not_the_value() {
        assertThatThrownBy(() -> new Age(151)).hasMessage("Age: TOO_LARGE (limit 150)");
        assertThat(new EmailTaken(new EmailAddress("alice@example.com"))).hasMessage("EmailTaken");
    }

    private static void refuses(ThrowingCallable making, Class<?> type, Rule rule, long limit) {
        assertThatThrownBy(making).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.type()).isEqualTo(type);
            assertThat(invalid.rule()).isEqualTo(rule);
            assertThat(invalid.limit()).isEqualTo(OptionalLong.of(limit));
        });
    }
}
