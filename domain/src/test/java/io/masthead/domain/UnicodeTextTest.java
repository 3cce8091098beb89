package io.masthead.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class UnicodeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice",
                " Zoë ",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "❤\ufe0f",
                "می\u200cخواهم",
                "క్\u200cష",
                "שלום\u200f!",
                "a \u2067שלום\u2069 b",
                "\u202b\u2066abc\u2069\u202c",
                "."
            })
    void displays_names_in_any_script(String text) {
        assertThat(UnicodeText.isDisplayable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0",
                "a\tb",
                "a\r\nb",
                "a\u001b[2Jb",
                "a\u007f",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
            })
    void displays_no_control_characters_and_separators_of_lines(String text) {
        assertThat(UnicodeText.isDisplayable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u3000",
                "\u200b",
                "\u200d\u2060\ufeff",
                "\u3164",
                "\u115f\u1160",
                "\ufe0f",
                "\u2800",
                "\u2067\u2069",
                "\udb40\udd00",
                "\uffff"
            })
    void displays_nothing_as_nothing(String text) {
        assertThat(UnicodeText.isDisplayable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "a\u202d",
                "a\u202a",
                "a\u202b",
                "a\u2066b",
                "a\u2067b",
                "a\u2068b",
                "a\u2069b",
                "a\u202cb",
                "\u202ba\u2069",
                "\u2067a\u202c",
                "\u2067\u202ba\u2069\u202c",
                "\u202ba\u202c\u202c"
            })
    void displays_no_change_of_direction_that_does_not_end(String text) {
        assertThat(UnicodeText.isDisplayable(text)).isFalse();
    }

    /** The first displays as admin. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202enimda\u202c", "\u202dnimda\u202c", "a \u2067\u202eb\u202c\u2069"})
    void displays_no_letters_in_another_order_than_they_have(String text) {
        assertThat(UnicodeText.isDisplayable(text)).isFalse();
    }
}
