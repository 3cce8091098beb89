package io.masthead.bootstrap.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class DescriptionTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String FOUND = "{\"id\":1}";

    private final Description description = new Description(new JsonMapper().readTree("""
            {"paths": {
              "/things/{id}": {"get": {"responses": {
                "200": {"headers": {"X-Request-Id": {"required": true}, "ETag": {}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SparseThing"}}}},
                "204": {},
                "404": {"$ref": "#/components/responses/Missing"}}}},
              "/things": {"get": {"responses": {
                "200": {"content": {"application/x-ndjson": {"schema": {"type": "string", "contentSchema": {
                  "type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}}}}},
              "/things/mine": {"delete": {"responses": {"204": {}}}}},
             "components": {
              "responses": {"Missing": {"content": {"application/problem+json": {
                "schema": {"type": "object"}, "examples": {"no-thing": {}}}}}},
              "schemas": {
                "Thing": {"type": "object", "required": ["id"], "properties": {
                  "id": {"type": "integer", "minimum": 1}, "at": {"type": "string", "format": "date-time"}}},
                "SparseThing": {"type": "object", "x-required-without-fields": ["id"], "properties": {
                  "id": {"type": "integer", "minimum": 1}, "at": {"type": "string", "format": "date-time"}}}}}}"""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an answer that is described             | /things/1  | 200 | application/json;a=b | {\"id\":1}",
                "the same at the other address of a path | /things/1/ | 200 | application/json     | {\"id\":1}",
                "a problem that is described | /things/1 | 404 | application/problem+json | {\"type\":\"/problems/no-thing\"}",
                "what fits no operation                  | /other     | 200 | text/html            | <p>",
                "what has only other operations          | /things/mine | 200 | text/html          | <p>"
            })
    void passes(String what, String path, int status, String type, String body) {
        Exchange exchange = exchange("GET", path, status, type, body, Map.of());

        assertThatCode(() -> description.check(exchange)).as(what).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a status                 | 500 | application/json | {\"id\":1}",
                "a type                   | 200 | text/html        | {\"id\":1}",
                "a body that breaks rules | 200 | application/json | {\"id\":0}",
                "a body without something | 200 | application/json | {}",
                "a property               | 200 | application/json | {\"id\":1,\"secret\":1}",
                "a format                 | 200 | application/json | {\"id\":1,\"at\":\"now\"}",
                "a body                   | 204 | application/json | {\"id\":1}",
                "a kind of problem | 404 | application/problem+json | {\"type\":\"/problems/no-other-thing\"}"
            })
    void finds_what_is_not_described(String what, int status, String type, String body) {
        Exchange exchange = exchange("GET", "/things/1", status, type, body, Map.of());

        assertThatThrownBy(() -> description.check(exchange)).as(what).isInstanceOf(AssertionError.class);
    }

    @Test
    void finds_headers_that_are_not_described_and_those_that_are_missing() {
        Exchange more = exchange("GET", "/things/1", 200, JSON, FOUND, Map.of("Link", List.of("</>")));
        Exchange less = new Exchange(
                "GET",
                "/things/1",
                "",
                200,
                HttpHeaders.of(Map.of("Content-Type", List.of(JSON)), (a, b) -> true),
                FOUND);

        assertThatThrownBy(() -> description.check(more)).hasMessageContaining("link");
        assertThatThrownBy(() -> description.check(less)).hasMessageContaining("X-Request-Id");
    }

    @Test
    void takes_HEAD_for_GET_without_a_body() {
        Exchange described = exchange("HEAD", "/things/1", 404, PROBLEM, "", Map.of());
        Exchange undescribed = exchange("HEAD", "/things/1", 403, PROBLEM, "", Map.of());

        assertThatCode(() -> description.check(described)).doesNotThrowAnyException();
        assertThatThrownBy(() -> description.check(undescribed)).isInstanceOf(AssertionError.class);
    }

    @Test
    void takes_each_line_for_itself() {
        Exchange good = exchange("GET", "/things", 200, "application/x-ndjson", "{\"id\":1}\n{\"id\":2}\n", Map.of());
        Exchange bad = exchange("GET", "/things", 200, "application/x-ndjson", "{\"id\":1}\n{\"id\":0}\n", Map.of());

        assertThatCode(() -> description.check(good)).doesNotThrowAnyException();
        assertThatThrownBy(() -> description.check(bad)).isInstanceOf(AssertionError.class);
    }

    @Test
    void takes_chosen_members_for_a_whole() {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Content-Type", List.of(JSON), "X-Request-Id", List.of("a")), (a, b) -> true);
        Exchange chosen = new Exchange("GET", "/things/1", "fields=at", 200, headers, "{}");
        Exchange wrong = new Exchange("GET", "/things/1", "fields=at", 200, headers, "{\"at\":1}");

        assertThatCode(() -> description.check(chosen)).doesNotThrowAnyException();
        assertThatThrownBy(() -> description.check(wrong)).isInstanceOf(AssertionError.class);
    }

    private static Exchange exchange(
            String method, String path, int status, String type, String body, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(more);
        headers.put("Content-Type", List.of(type));
        if (path.startsWith("/things/") && status == 200) {
            headers.put("X-Request-Id", List.of("a"));
        }
        return new Exchange(method, path, "", status, HttpHeaders.of(headers, (name, value) -> true), body);
    }
}
