package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestSlice
@SuppressWarnings("MethodName")
class HomePageTest {

    private static final List<String> STYLES = List.of("assets/home.css", "assets/forms.css");
    private static final List<String> SCRIPTS = List.of(
            "assets/api.js",
            "assets/page.js",
            "assets/forms.js",
            "assets/session.js",
            "assets/address.js",
            "assets/entry.js",
            "assets/posts.js",
            "assets/feed.js",
            "assets/editor.js",
            "assets/account.js",
            "assets/ownership.js",
            "assets/home.js");
    private static final List<String> ALL = Stream.of(List.of(""), STYLES, SCRIPTS)
            .flatMap(List::stream)
            .map("/"::concat)
            .toList();
    private static final Pattern LOADED = Pattern.compile("<(?:link|script|img)[^>]* (?:src|href)=\"([^\"]+)\"");
    private static final Pattern LINKED = Pattern.compile("<a href=\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile(" from '\\./([^']+)';");

    private final Api api;

    HomePageTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({"/, text/html;charset=UTF-8", "/assets/home.css, text/css", "/assets/home.js, text/javascript"})
    void anyone_gets_the_page_and_its_files(String uri, String type) {
        Api.Response response = api.get(uri);
        Api.Response head = api.send("HEAD", uri, new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(type);
        assertThat(response.body()).isNotBlank();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(response.header("ETag"));
        assertThat(api.as(7).get(uri).body()).isEqualTo(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/home.css", "/assets/home.js"})
    void sends_nothing_again_to_who_has_it(String uri) {
        String tag = String.valueOf(api.get(uri).header("ETag"));

        Api.Response again = api.get(uri, "If-None-Match", tag);
        Api.Response other = api.get(uri, "If-None-Match", "\"another\"");

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(other.status()).isEqualTo(200);
    }

    /** Reproducible builds give all files of a jar the same time, so the time tells no version from another. */
    @Test
    void tells_files_apart_by_what_is_in_them_and_never_by_their_age() {
        assertThat(ALL.stream().map(uri -> api.get(uri).header("ETag"))).doesNotHaveDuplicates();
        assertThat(ALL).allSatisfy(uri -> assertThat(api.get(uri).headerNames()).doesNotContain("Last-Modified"));
    }

    @Test
    void the_page_may_load_its_own_files_and_make_no_html_of_text() {
        assertThat(api.get("/").headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'");
    }

    @Test
    void the_page_loads_nothing_else_and_runs_no_script_of_its_own() {
        String page = api.get("/").body();

        assertThat(LOADED.matcher(page).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(List.of("data:,"), STYLES, SCRIPTS)
                        .flatMap(List::stream)
                        .toList());
        assertThat(page).doesNotContain("<script>", "<style", "style=").doesNotContainPattern(" on[a-z]+=");
        assertThat(STYLES)
                .allSatisfy(style -> assertThat(api.get("/" + style).body()).doesNotContain("url(", "@import"));
        assertThat(SCRIPTS).allSatisfy(script -> {
            String body = api.get("/" + script).body();

            assertThat(body).doesNotContain("import(", "document.cookie", "sessionStorage", "innerHTML");
            assertThat(IMPORTED.matcher(body).results().map(found -> "assets/" + found.group(1)))
                    .isSubsetOf(SCRIPTS);
        });
    }

    @Test
    void the_page_leads_to_the_documentation_without_any_script() {
        List<String> linked = LINKED.matcher(api.get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(linked)
                .containsExactlyInAnyOrder(
                        "./", "?mine", "docs", "redoc", "openapi.json", "problems", "readyz", "posts");
        assertThat(linked)
                .filteredOn(address -> !List.of("./", "?mine", "posts").contains(address))
                .allSatisfy(
                        address -> assertThat(api.get("/" + address).status()).isEqualTo(200));
    }

    @Test
    void is_small() {
        int bytes = ALL.stream()
                .mapToInt(uri -> api.get(uri).body().getBytes(StandardCharsets.UTF_8).length)
                .sum();

        assertThat(bytes).isLessThan(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void can_only_be_read(String method) {
        Api.Response response = api.send(method, "/", new byte[0]);

        assertThat(response.problem()).isEqualTo("method-not-allowed");
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void is_no_operation_of_the_api() {
        assertThat(api.get("/openapi.json").json().get("paths").has("/")).isFalse();
    }
}
