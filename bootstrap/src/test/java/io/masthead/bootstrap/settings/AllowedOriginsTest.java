package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class AllowedOriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com,http://localhost:3000",
                " https://app.example.com , http://localhost:3000 ",
                "https://app.example.com,http://localhost:3000,https://APP.example.com",
                "[\"https://app.example.com\",\"http://localhost:3000\"]",
                " [ \"https://app.example.com\" , \"http://localhost:3000\" ] "
            })
    void origins_are_listed_with_commas_or_as_json(String text) {
        assertThat(AllowedOrigins.parse(text))
                .isEqualTo(new AllowedOrigins(false, List.of("https://app.example.com", "http://localhost:3000")));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://App.Example.COM, https://app.example.com",
        "https://app.example.com:443, https://app.example.com",
        "http://app.example.com:80, http://app.example.com",
        "http://app.example.com:443, http://app.example.com:443",
        "http://[::1]:5173, http://[::1]:5173"
    })
    void origins_are_kept_as_browsers_write_them(String text, String origin) {
        assertThat(AllowedOrigins.parse(text).exact()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "[\"*\"]"})
    void a_star_alone_means_every_origin(String text) {
        assertThat(AllowedOrigins.parse(text)).isEqualTo(new AllowedOrigins(true, List.of()));
    }

    @Test
    void an_empty_json_array_means_none() {
        assertThat(AllowedOrigins.parse("[ ]")).isEqualTo(AllowedOrigins.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example.com",
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://app.example.com?query",
                "https://user@app.example.com",
                "https://*.example.com",
                "https://",
                "https://app.example.com:",
                "https://app.example.com:0",
                "https://app.example.com:65536",
                "ftp://app.example.com",
                "null",
                "*,https://app.example.com",
                "https://app.example.com,",
                "https://app.example.com https://other.example.com",
                "[https://app.example.com]",
                "[\"https://app.example.com\"",
                "[\"https://app.example.com\",]",
                "[\"]",
                "[",
                "\"https://app.example.com\""
            })
    void what_is_no_origin_is_refused(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> AllowedOrigins.parse(text))
                .withMessageStartingWith("must be * alone, or origins separated by commas");
    }
}
