package io.masthead.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.user.WeakPassword.Weakness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class PasswordPolicyTest {

    private static final PasswordPolicy POLICY = PasswordPolicy.DEFAULT;
    private static final EmailAddress EMAIL = new EmailAddress("alice.smith@example.com");
    private static final UserName NAME = new UserName("Alice Smïth");

    @ParameterizedTest
    @CsvSource({
        "password, COMMON",
        "PassWord, COMMON",
        "ｐａｓｓｗｏｒｄ, COMMON",
        "12345678, COMMON",
        "trustno1, COMMON",
        "alice.smith@example.com, EMAIL",
        "ALICE.smith@example.com, EMAIL",
        "alice.smith, EMAIL_LOCAL_PART",
        "Alice.Smith, EMAIL_LOCAL_PART",
        "alice smïth, NAME",
        "masthead, SERVICE_WORD",
        "masthead12345678, SERVICE_WORD",
        "password-Masthead, SERVICE_WORD",
        "masthead_qwertyuiop!, SERVICE_WORD",
        "mastheadaaaaaaaa, SERVICE_WORD",
        "masthead 98765432, SERVICE_WORD",
        "Masthead1, SERVICE_WORD",
        "masthead-2026!, SERVICE_WORD",
        "aaaaaaaa, REPETITION",
        "'        ', REPETITION",
        "😀😀😀😀😀😀😀😀, REPETITION",
        "aaaaaaab1, REPETITION",
        "121212121212121212121212, REPETITION",
        "horsehorse, REPETITION",
        "1a2b1a2b1a, REPETITION",
        "23456789, SEQUENCE",
        "abcdefgh1, SEQUENCE",
        "zyxwvuts, SEQUENCE",
        "bcde2345, SEQUENCE",
        "1111222233334444, SEQUENCE"
    })
    void refuses_what_others_would_try_first(String password, Weakness weakness) {
        assertThat(POLICY.weakness(new Password(password), Optional.of(EMAIL), Optional.of(NAME)))
                .contains(weakness);
        assertThatThrownBy(() -> POLICY.require(new Password(password), EMAIL, NAME))
                .isInstanceOfSatisfying(
                        WeakPassword.class, weak -> assertThat(weak.weakness()).isEqualTo(weakness));
    }

    @ParameterizedTest
    @CsvSource({
        "correct horse battery staple",
        "alice.smith@example.co",
        "alice.smith1",
        "xalice smïth",
        "nonsense",
        "3.14159265",
        "masthead of the Cutty Sark",
        "ein Pferd ein Pferd"
    })
    void has_no_rules_of_composition(String password) {
        assertThat(POLICY.weakness(new Password(password), Optional.of(EMAIL), Optional.of(NAME)))
                .isEmpty();
    }

    @Test
    void a_host_chooses_the_minimum_length_and_its_words() {
        PasswordPolicy strict = new PasswordPolicy(12, Set.of("harbour"));

        assertThatThrownBy(() -> strict.require(new Password("a pilot cut"), EMAIL, NAME))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> {
                    assertThat(invalid.rule()).isEqualTo(InvalidValue.Rule.TOO_SHORT);
                    assertThat(invalid.limit()).hasValue(12);
                });
        assertThatCode(() -> strict.require(new Password("a pilot cute"), EMAIL, NAME))
                .doesNotThrowAnyException();
        assertThat(strict.weakness(new Password("Harbour12345"), Optional.empty(), Optional.empty()))
                .contains(Weakness.SERVICE_WORD);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 65})
    void the_minimum_length_has_bounds(int length) {
        assertThatThrownBy(() -> new PasswordPolicy(length, Set.of())).isInstanceOf(InvalidValue.class);
    }

    @Test
    void knows_three_thousand_different_passwords_that_are_long_enough() throws IOException {
        List<String> lines;
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            lines = file.lines().toList();
        }

        assertThat(lines).hasSize(CommonPasswords.COUNT).doesNotHaveDuplicates();
        assertThat(lines)
                .allSatisfy(line -> assertThat(POLICY.weakness(new Password(line), Optional.empty(), Optional.empty()))
                        .contains(Weakness.COMMON));
    }

    @Test
    void a_password_is_the_same_however_it_was_typed() {
        assertThat(new Password("cafe\u0301 ﬁne")).isEqualTo(new Password("caf\u00e9 fine"));
    }

    @Test
    void counts_the_form_that_is_hashed() {
        assertThat(Password.parse("e\u0301".repeat(7))).isEmpty();
        assertThat(Password.parse("e\u0301".repeat(8))).contains(new Password("é".repeat(8)));
        assertThat(Password.parse("e\u0301".repeat(128))).isPresent();
        assertThat(Password.parse("\ufdfa".repeat(8))).isEmpty(); // eighteen code points each
        assertThatThrownBy(() -> new Password("a".repeat(7))).isInstanceOf(InvalidValue.class);
    }
}
