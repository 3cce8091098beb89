package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@RestSlice
@SuppressWarnings("MethodName")
class ProblemCatalogueTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Path DOCUMENT = Path.of("..", "docs", "problems.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^\\| (\\d{3}) \\| `([a-z-]+)` \\| (.+) \\|");
    private static final Pattern CODES = Pattern.compile("(?m)^\\| ((?:`[a-z_]+`(?:, )?)+) \\| .+ \\|");

    private final Api api;
    private final ProblemCatalogue catalogue;

    ProblemCatalogueTest(Api api, ProblemCatalogue catalogue) {
        this.api = api;
        this.catalogue = catalogue;
    }

    @Test
    void explains_each_kind_of_problem_under_its_address() {
        assertThat(catalogue.types()).hasSizeGreaterThan(25).allSatisfy(this::explains);
    }

    private void explains(ProblemType type) {
        String address = "/problems/" + type.slug();

        Api.Response data = api.get(address);
        Api.Response page = api.get(address, "Accept", BROWSER);

        assertThat(data.status()).isEqualTo(200);
        assertThat(data.header("Content-Type")).isEqualTo("application/json");
        assertThat(data.json().get("type").asString()).isEqualTo(address);
        assertThat(data.json().get("status").asInt()).isEqualTo(type.status());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains(
                        data.json().get("title").asString(),
                        data.json().get("detail").asString(),
                        address);
    }

    @Test
    void lists_every_kind_of_problem_in_data_and_in_a_page_with_links() {
        List<String> listed = api.get("/problems")
                .json()
                .valueStream()
                .map(problem -> problem.get("type").asString())
                .toList();
        String page = api.get("/problems", "Accept", BROWSER).body();

        assertThat(listed)
                .containsExactlyElementsOf(catalogue.types().stream()
                        .map(type -> "/problems/" + type.slug())
                        .toList());
        assertThat(listed)
                .allSatisfy(address -> assertThat(page).contains("<a href=\"" + address.substring(1) + "\">"));
    }

    @Test
    void explains_the_codes_of_an_invalid_request_and_of_nothing_else() {
        JsonNode codes = api.get("/problems/invalid-request").json().get("codes");
        String page = api.get("/problems/invalid-request", "Accept", BROWSER).body();

        assertThat(codes.valueStream().map(code -> code.get("code").asString()))
                .containsExactlyElementsOf(catalogue.violationCodes());
        assertThat(codes.get(0)).isEqualTo(Api.json("{\"code\": \"missing\", \"detail\": \"is required\"}"));
        assertThat(page).contains("<code>string_too_long</code>", "must have … or fewer characters");
        assertThat(api.get("/problems/not-found").json().has("codes")).isFalse();
    }

    @Test
    void speaks_the_language_of_the_caller() {
        Api.Response data = api.get("/problems/not-found", "Accept-Language", "fr-CA");
        Api.Response page = api.get("/problems", "Accept-Language", "de", "Accept", BROWSER);

        assertThat(data.json().get("title").asString()).isEqualTo("Introuvable");
        assertThat(data.header("Content-Language")).isEqualTo("fr");
        assertThat(page.body()).contains("<html lang=\"de\">", "<h1>Probleme</h1>", "Nicht gefunden");
        assertThat(page.header("Content-Language")).isEqualTo("de");
        assertThat(String.join(", ", page.headers("Vary"))).contains("Accept", "Accept-Language", "Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json, text/html",
                "text/html;q=0.4, application/*;q=0.5",
                "text/html;q=0, */*",
                "image/png",
                "nonsense"
            })
    void answers_programs_with_data(String accepted) {
        assertThat(api.get("/problems", "Accept", accepted).header("Content-Type"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {BROWSER, "text/html", "text/*", "text/html, */*;q=0.1", "application/json;q=0, */*"})
    void answers_people_with_a_page(String accepted) {
        assertThat(api.get("/problems", "Accept", accepted).header("Content-Type"))
                .isEqualTo("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "NOT-FOUND", "not_found", "7", "%E2%9C%93", "assets"})
    void knows_no_other_kinds(String slug) {
        Api.Response response = api.get("/problems/" + slug);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.problem()).isEqualTo("not-found");
    }

    @Test
    void a_page_runs_nothing_and_loads_one_style_sheet_from_here() {
        Api.Response page = api.get("/problems", "Accept", BROWSER);

        assertThat(page.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("<script", "<style", "style=", "http:", "https:");
        assertThat(page.body()).contains("href=\"problems/assets/problems.css\"");
        assertThat(api.get("/problems/assets/problems.css").header("Content-Type"))
                .isEqualTo("text/css");
    }

    @Test
    void sends_nothing_again_to_who_has_it() {
        String english = String.valueOf(api.get("/problems").header("ETag"));
        String german =
                String.valueOf(api.get("/problems", "Accept-Language", "de").header("ETag"));
        String page = String.valueOf(api.get("/problems", "Accept", BROWSER).header("ETag"));

        Api.Response again = api.get("/problems", "If-None-Match", english);
        Api.Response other = api.get("/problems", "If-None-Match", english, "Accept-Language", "de");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(other.status()).isEqualTo(200);
        assertThat(Set.of(english, german, page)).hasSize(3);
        assertThat(api.get("/problems").headers("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void the_document_says_the_same() throws IOException {
        String document = Files.readString(DOCUMENT);
        List<String> types = TYPE.matcher(document)
                .results()
                .map(row -> row.group(1) + " /problems/" + row.group(2) + " " + row.group(3))
                .toList();
        List<String> codes = CODES.matcher(document)
                .results()
                .map(MatchResult::group)
                .flatMap(row -> Pattern.compile("`([a-z_]+)`")
                        .matcher(row.split("\\|", -1)[1])
                        .results())
                .map(code -> code.group(1))
                .toList();

        assertThat(types)
                .containsExactlyElementsOf(api.get("/problems")
                        .json()
                        .valueStream()
                        .map(problem -> problem.get("status").asInt() + " "
                                + problem.get("type").asString() + " "
                                + problem.get("detail").asString())
                        .toList());
        assertThat(codes).containsExactlyInAnyOrderElementsOf(catalogue.violationCodes());
    }
}
