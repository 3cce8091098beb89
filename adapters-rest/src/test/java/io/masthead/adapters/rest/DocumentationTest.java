package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.DigestUtils;

@RestSlice
@SuppressWarnings("MethodName")
class DocumentationTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final Api api;

    DocumentationTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/redoc"})
    void a_page_loads_nothing_but_what_is_served_here(String page) {
        Api.Response response = api.get(page);
        List<String> loaded = LOADED.matcher(response.body())
                .results()
                .map(match -> match.group(1))
                .filter(address -> !address.equals("data:,"))
                .toList();

        assertThat(response.header("Content-Type")).isEqualTo("text/html");
        assertThat(response.body()).doesNotContain("<script>", "<style", "style=");
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(2).allSatisfy(address -> {
            assertThat(address).startsWith(page.substring(1) + "/assets/");
            assertThat(api.get("/" + address).status()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/redoc"})
    void a_page_may_load_nothing_else_and_run_no_script_of_its_own(String page) {
        String policy = String.valueOf(api.get(page).header("Content-Security-Policy"));

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; connect-src 'self'; ")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    @Test
    void redoc_asks_nobody_for_the_logo_of_its_makers() {
        Api.Response script = api.get("/redoc/assets/redoc.standalone.js");

        assertThat(script.body()).hasSizeGreaterThan(500_000).doesNotContain("cdn.redoc.ly");
    }

    /** Reproducible builds give all files of a jar the same time, so the time tells no version from another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/assets/swagger-ui.css",
                "/docs/assets/start-swagger-ui.js",
                "/redoc/assets/redoc.standalone.js",
                "/redoc/assets/start-redoc.js",
                "/redoc/assets/redoc.css",
                "/problems/assets/problems.css"
            })
    void a_file_is_not_sent_again_to_who_has_it_and_is_told_by_what_is_in_it(String file) {
        Api.Response first = api.get(file);
        String tag = String.valueOf(first.header("ETag"));

        Api.Response again = api.get(file, "If-None-Match", tag);
        Api.Response other = api.get(file, "If-None-Match", "\"another\"");

        assertThat(tag)
                .isEqualTo("\"" + DigestUtils.md5DigestAsHex(first.body().getBytes(StandardCharsets.UTF_8)) + "\"");
        assertThat(first.headerNames()).doesNotContain("Last-Modified");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headerNames()).doesNotContain("Last-Modified");
        assertThat(again.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(other.status()).isEqualTo(200);
    }
}
