package io.masthead.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "a@b..co",
                "a+tag@b.co",
                "用户@例子.公司",
                "_\u203f@b.co",
                "straße@straße.de",
                "νίκος@ελλάς.gr",
                "مثال@مثال.مصر",
                "\ud801\udc28@b.co"
            })
    void accepts_addresses_of_the_form(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b.co ",
                "a@b.co\n",
                "a@.co",
                "@b.co",
                "a@@b.co",
                "a@-b.-co",
                "²@b.co",
                "a'b@c.de",
                "a@b.co\u2028",
                "a\0@b.co"
            })
    void refuses_other_addresses(String text) {
        refuses(text);
    }

    /** Each is accepted by the pattern, and displayed as {@code alice@example.com} or by nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice\u200d@example.com",
                "al\u200cice@example.com",
                "alice\u034f@example.com",
                "alice\ufe0f@example.com",
                "\u3164@example.com",
                "alice@exam\u115fple.com",
                "alice\udb40\udd00@example.com",
                "alice@example\u200d.com"
            })
    void refuses_letters_that_are_displayed_as_nothing(String text) {
        refuses(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u212ate@example.com", "al\u0131ce@example.com", "\u017fam@example.com", "\u0130@b.co"})
    void refuses_letters_that_become_those_of_ascii_by_a_change_of_case(String text) {
        refuses(text);
        refuses("a@" + text.substring(0, text.indexOf('@')) + ".com");
    }

    @ParameterizedTest
    @CsvSource({
        "Alice@Example.COM, alice@example.com",
        "e\u0301@b.co, é@b.co",
        "É@B.CO, é@b.co",
        "a@BÜCHER.example, a@bücher.example",
        "a@xn--bcher-kva.example, a@bücher.example",
        "a@XN--BCHER-KVA.Example, a@bücher.example",
        "a@mail.xn--fiqs8s.example, a@mail.中国.example"
    })
    void addresses_of_one_mailbox_are_equal(String text, String form) {
        assertThat(new EmailAddress(text)).isEqualTo(new EmailAddress(form));
        assertThat(new EmailAddress(text).value()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@ｅxample.com",
                "a@ªxample.com",
                "a@exa\ufb01.com",
                "a@\u1fb3.gr",
                "a@\u0301b.co",
                "a@xn--strae-oqa.de",
                "a@xn--abc-.de",
                "a@xn--é.de",
                "a@b.xn--"
            })
    void refuses_domains_that_the_rules_of_domains_map_to_another(String text) {
        refuses(text);
    }

    @Test
    void keeps_the_letters_of_the_part_before_the_domain() {
        assertThat(new EmailAddress("ａ@example.com")).isNotEqualTo(new EmailAddress("a@example.com"));
    }

    /** Whatever is accepted is accepted again in its form, and is that. */
    @Test
    void the_form_of_an_address_is_stable() {
        Random random = new Random(7);
        String[] parts = {
            "a",
            "B",
            "ß",
            "ẞ",
            "Σ",
            "ς",
            "É",
            "e\u0301",
            "Ω",
            "ﬀ",
            "ǆ",
            "ŉ",
            "xn--",
            "bcher-kva",
            "中",
            "\u0345",
            "ᾳ",
            "Ⴀ",
            "Ꭰ",
            "ꭰ",
            "İ",
            ".",
            "-",
            "1",
            "٣",
            "\ud801\udc00",
            "ｱ",
            "ﻉ",
            "각",
            "\u1100\u1161"
        };
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("a");
            for (int part = 0; part < 8; part++) {
                text.append(part == 3 ? "@" : parts[random.nextInt(parts.length)]);
            }
            Optional<EmailAddress> address = EmailAddress.parse(text + ".org");
            accepted += address.isPresent() ? 1 : 0;
            assertThat(address.map(EmailAddress::value).flatMap(EmailAddress::parse))
                    .isEqualTo(address);
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void is_the_same_in_ascii_only_up_to_the_case_of_ascii_letters() {
        EmailAddress address = new EmailAddress("élodie@example.com");

        assertThat(address.isSameInAscii("éLODIE@Example.com")).isTrue();
        assertThat(address.isSameInAscii("Élodie@example.com")).isFalse();
        assertThat(address.isSameInAscii("e\u0301lodie@example.com")).isFalse();
    }

    @Test
    void an_address_that_was_stored_before_is_restored_as_it_is() {
        String stored = "alice\u200d@example.com";

        assertThat(EmailAddress.restore(stored).value()).isEqualTo(stored);
        assertThat(EmailAddress.parseStored("Alice\u200d@example.com")).contains(EmailAddress.restore(stored));
        assertThat(EmailAddress.parseStored("alice")).isEmpty();
        assertThat(EmailAddress.parseStored("a\0@b.co")).isEmpty();
    }

    @Test
    void an_address_of_the_greatest_length_is_still_lower_cased() {
        assertThat(EmailAddress.formOf("A".repeat(255))).isEqualTo("a".repeat(255));
    }

    @Test
    void addresses_are_lower_cased_whatever_the_machine_speaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));

            assertThat(new EmailAddress("BIG@Example.COM").value()).isEqualTo("big@example.com");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_length_of_an_address_counts_in_its_form() {
        assertThat(new EmailAddress("e\u0301".repeat(250) + "@b.co").value()).hasSize(255);

        assertThatThrownBy(() -> new EmailAddress("é".repeat(251) + "@b.co"))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> {
                    assertThat(invalid.rule()).isEqualTo(Rule.TOO_LONG);
                    assertThat(invalid.limit()).isEqualTo(OptionalLong.of(255));
                });
    }

    /** Lower-casing each of the first two inspects all others; composing the marks sorts them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u03a3", "\u0130", "\u0301\u0323"})
    void a_long_address_takes_no_longer_than_it_is(String letters) {
        String address = "a" + letters.repeat(1 << 19) + "@example.com";

        assertThat(EmailAddress.parse(address)).isEmpty();
        assertThat(EmailAddress.parseStored(address)).isEmpty();
        assertThat(EmailAddress.formOf(address)).isSameAs(address);
    }

    private static void refuses(String text) {
        assertThatThrownBy(() -> new EmailAddress(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.rule()).isEqualTo(Rule.PATTERN));
    }
}
