package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@SuppressWarnings("MethodName")
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "DE | de",
                "de-CH | de",
                "de-CH, fr;q=0.5 | de",
                "zh-Hant-TW | zh",
                "es-419 | es",
                "it, fr;q=0.1 | fr",
                "fr;q=0.4, es;q=0.9, de;q=0.5 | es",
                "es, de | es",
                "de ; q=0.001 , fr; Q=0.002 | fr",
                ", de,, | de",
                "de-CH;q=0, de | de"
            })
    void speaks_the_language_that_the_caller_wants_most(String sent, String language) {
        assertThat(languageOf(sent)).isEqualTo(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | en",
                "*, de;q=0.5 | en",
                "*;q=0.1, de;q=0.5 | de",
                "de, *;q=0.5 | de",
                "en;q=0, * | de",
                "it, en;q=0, de;q=0, *;q=0.3 | fr",
                "de;q=0, de-CH, fr;q=0.1 | fr"
            })
    void takes_any_language_for_one_that_is_not_named(String sent, String language) {
        assertThat(languageOf(sent)).isEqualTo(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it, pt-BR",
                "en;q=0",
                "*;q=0",
                "de;q=0",
                "de;q=2",
                "de;q=-1",
                "de;q=NaN",
                "de;q=0.5000",
                "de;level=1",
                "deutsch-und-so",
                "deutschland",
                "d e",
                "d*",
                "-",
                "--",
                ";",
                ";q=1",
                ",",
                " ",
                "é",
                "x-de"
            })
    void speaks_english_to_everybody_else(String sent) {
        assertThat(languageOf(sent)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void speaks_english_where_nothing_was_sent() {
        assertThat(Languages.of(new MockHttpServletRequest())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void reads_several_headers_like_one() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", "it, fr;q=0.2");
        request.addHeader("Accept-Language", "es;q=0.3");

        assertThat(Languages.of(request)).isEqualTo(Locale.of("es"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*,", "en;q=0,", "a-", "de,", "x"})
    void reads_the_longest_of_headers_without_effort(String repeated) {
        String longest = repeated.repeat(8_000 / repeated.length());

        assertThat(Languages.ALL).contains(languageOf(longest)).contains(languageOf("de-" + longest));
    }

    private static Locale languageOf(String sent) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", sent);
        return Languages.of(request);
    }
}
