package io.masthead.bootstrap;

import static io.masthead.bootstrap.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Promises of the API that the recorded requests to its predecessor do not cover. */
@SharedService
@SuppressWarnings("MethodName")
class ContractTest {

    private final Http http;

    ContractTest(RunningService service) {
        http = service.http();
    }

    @Test
    void keeps_the_request_id_of_the_caller_if_it_is_harmless() {
        assertThat(withRequestId("abc-123").header("X-Request-Id")).isEqualTo("abc-123");
        assertThat(withRequestId("x".repeat(65)).header("X-Request-Id")).hasSize(36);
        assertThat(withRequestId("a b").header("X-Request-Id")).hasSize(36);
        assertThat(withRequestId("abc-123").json().get("instance").asString()).isEqualTo("/requests/abc-123");
    }

    @Test
    void refuses_a_body_over_a_mebibyte_whether_it_says_so_or_not() {
        byte[] large = new byte[1024 * 1024 + 1];
        String[] json = {"Content-Type", "application/json"};

        Http.Response sized = http.send("POST", "/users", BodyPublishers.ofByteArray(large), json);
        Http.Response chunked = http.send(
                "POST", "/users", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)), json);

        assertThat(sized.problem()).isEqualTo("content-too-large");
        assertThat(chunked.problem()).isEqualTo("content-too-large");
        assertThat(http.form("/token", "username=" + "x".repeat(1024 * 1024)).status())
                .isEqualTo(413);
    }

    @Test
    void accepts_a_title_and_a_body_of_full_length() {
        Http author = http.newcomer("long@contract.test");

        Http.Response written = author.post(
                "/posts", "{\"title\":\"%s\",\"body\":\"%s\"}".formatted("😀".repeat(200), "é".repeat(100_000)));

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.json().get("title").asString()).isEqualTo("😀".repeat(200));
        assertThat(written.body()).contains("😀");
    }

    @Test
    void names_every_violation_of_a_body_once_and_in_the_order_of_its_fields() {
        Http author = http.newcomer("violations@contract.test");

        Http.Response refused = author.post("/posts", "{\"status\":\"secret\",\"body\":5,\"title\":null,\"x\":1}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("string_type", "string_type", "enum");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("#/title");
        assertThat(refused.json().at("/errors/2/pointer").asString()).isEqualTo("#/status");
        assertThat(refused.body()).doesNotContain("secret");
    }

    @Test
    void names_violations_of_path_query_and_body_in_that_order() {
        Http author = http.newcomer("places@contract.test");

        Http.Response refused = author.json("PATCH", "/posts/0", "{\"title\":\"\"}");

        assertThat(refused.codes()).containsExactly("greater_than_equal", "string_too_short");
        assertThat(refused.json().at("/errors/0/parameter").asString()).isEqualTo("post_id");
        assertThat(refused.json().at("/errors/1/pointer").asString()).isEqualTo("#/title");
        assertThat(http.get("/users/abc?include=secrets").codes()).containsExactly("int_parsing", "enum");
        assertThat(http.get("/posts?skip=x&limit=101&total=1&author_id=0&status=")
                        .codes())
                .containsExactly("int_parsing", "less_than_equal", "bool_parsing", "greater_than_equal", "enum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\\u0000b\",\"email\":\"n@contract.test\",\"age\":1} | string_unicode",
                "{\"name\":\"A\",\"email\":\"n@contract.test\",\"age\":9999999999999999999} | less_than_equal",
                "{\"name\":\"A\",\"email\":\"n@contract.test\",\"age\":-9999999999999999999} | greater_than_equal",
                "{\"name\":\"A\",\"email\":\"n@contract.test\",\"age\":4294967297} | less_than_equal",
                "{\"name\":\"A\",\"email\":\"n@contract.test\",\"age\":1,\"password\":\"short\"} | string_too_short",
                "{\"name\":\"A\",\"email\":\"n@contract.test\",\"age\":1,\"password\":12345678} | string_type",
                "[] | model_attributes_type",
                "5 | model_attributes_type",
                "null | model_attributes_type"
            })
    void refuses_what_is_readable_but_wrong(String body, String code) {
        assertThat(http.post("/users", body).codes()).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1", "\"", "{} {}", "nul", "{\"a\":1,\"a\":2}", "{\"a\":01}", "\uFEFF{", "NaN"})
    void refuses_what_is_no_json(String body) {
        assertThat(http.post("/users", body).problem()).isEqualTo("unreadable-body");
    }

    @Test
    void refuses_json_that_nests_without_end() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(http.post("/users", "{\"x\":" + deep + "}").problem()).isEqualTo("unreadable-body");
        assertThat(http.post("/users", deep).problem()).isEqualTo("unreadable-body");
    }

    @Test
    void refuses_text_in_another_encoding_than_utf_8() {
        byte[] utf16 = "{\"name\":\"A\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16);

        assertThat(http.send("POST", "/users", BodyPublishers.ofByteArray(utf16), "Content-Type", "application/json")
                        .problem())
                .isEqualTo("unreadable-body");
    }

    @Test
    void survives_numbers_of_any_length() {
        String huge = "9".repeat(500_000);

        assertThat(http.post("/users", "{\"name\":\"A\",\"email\":\"n@contract.test\",\"age\":" + huge + "}")
                        .codes())
                .containsExactly("less_than_equal");
    }

    @Test
    void pages_with_links() {
        for (int i = 0; i < 3; i++) {
            assertThat(http.post("/users", "{\"name\":\"P\",\"email\":\"page%d@contract.test\",\"age\":1}".formatted(i))
                            .status())
                    .isEqualTo(201);
        }

        String users = "http://" + http.address() + "/users";
        Http.Response first = http.get("/users?limit=1&total=true&skip=0");
        Http.Response second = http.get("/users?limit=1&skip=1");
        Http.Response beyond = http.get("/users?skip=2147483647");

        assertThat(first.header("Link")).isEqualTo("<" + users + "?limit=1&total=true&skip=1>; rel=\"next\"");
        assertThat(http.get("/users?limit=1").header("Link"))
                .matches("<" + users + "\\?limit=1&after=[A-Za-z0-9_-]{43}>; rel=\"next\"");
        assertThat(first.header("Cache-Control"))
                .as("a client chose Host, which is a part of the response")
                .isEqualTo("private, no-cache");
        assertThat(Long.parseLong(first.header("X-Total-Count"))).isGreaterThanOrEqualTo(3);
        assertThat(second.header("Link"))
                .isEqualTo("<" + users + "?limit=1&skip=2>; rel=\"next\", <" + users
                        + "?limit=1&skip=0>; rel=\"prev\", <" + users + "?limit=1&skip=0>; rel=\"first\"");
        assertThat(second.header("X-Total-Count")).isEmpty();
        assertThat(second.json().get(0).get("id").asLong())
                .isGreaterThan(first.json().get(0).get("id").asLong());
        assertThat(beyond.json()).isEmpty();
        assertThat(http.get("/users?skip=2147483648").codes()).containsExactly("less_than_equal");
    }

    @Test
    void answers_a_query_that_is_not_url_encoded_with_a_problem() {
        // The JDK's client does not send a single percent sign, so the digits are invalid.
        assertThat(http.get("/users?limit=%EF%BF%BD").status()).isEqualTo(422);
        assertThat(http.get("/users?%00=1&a%0Ab=1&%EF%BF%BF=1").status()).isEqualTo(200);
    }

    @Test
    void ignores_what_a_request_without_a_body_says_of_it() {
        assertThat(http.send("GET", "/users", BodyPublishers.noBody(), "Content-Type", "multipart/form-data")
                        .status())
                .isEqualTo(200);
        assertThat(http.send("POST", "/users", BodyPublishers.ofString("x"), "Content-Type", "multipart/form-data")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void says_which_content_coding_of_a_body_it_reads() {
        for (String target : List.of("/users", "/token")) {
            Http.Response refused = http.send(
                    "POST",
                    target,
                    BodyPublishers.ofString("{}"),
                    "Content-Type",
                    target.equals("/token") ? "application/x-www-form-urlencoded" : "application/json",
                    "Content-Encoding",
                    "gzip");

            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.header("Accept-Encoding")).isEqualTo("identity");
            assertThat(refused.header("Accept")).isEmpty();
            assertThat(refused.json().get("detail").asString()).contains("Accept-Encoding");
        }
    }

    @Test
    void ignores_a_byte_order_mark_before_json() {
        assertThat(http.post("/users", "\uFEFF{\"name\":\"A\",\"email\":\"bom@contract.test\",\"age\":1}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post("/users", "\uFEFF").problem()).isEqualTo("unreadable-body");
    }

    @Test
    void takes_a_leap_second_for_the_next_one_and_no_other_second_60() {
        assertThat(http.get("/posts?published_after=2016-12-31T23:59:60Z").status())
                .isEqualTo(200);
        assertThat(http.get("/posts?published_after=2017-01-01T00:59:60.5%2B01:00")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/posts?published_after=2016-12-31T12:00:60Z").codes())
                .containsExactly("datetime_parsing");
        assertThat(http.get("/posts?published_after=2016-12-30T23:59:60Z").codes())
                .containsExactly("datetime_parsing");
    }

    @Test
    void says_which_characters_an_address_may_have() {
        Http.Response refused = http.post("/users", "{\"name\":\"O\",\"email\":\"o'brien@contract.test\",\"age\":1}");

        assertThat(refused.codes()).containsExactly("string_pattern_mismatch");
        assertThat(refused.json().get("errors").get(0).get("detail").asString())
                .contains("letters, digits and . _ + - before the @");
    }

    @Test
    void says_why_a_path_is_refused() {
        Http.Response refused = http.get("//posts");

        assertThat(refused.problem()).isEqualTo("bad-request");
        assertThat(refused.json().get("detail").asString()).contains("single slashes");
    }

    @Test
    void names_the_methods_of_an_address() {
        Http.Response refused = http.json("PUT", "/posts/1", "{}");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow").split(", ")).containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PATCH");
        assertThat(http.send("OPTIONS", "/posts", BodyPublishers.noBody()).header("Allow"))
                .contains("GET", "HEAD", "POST", "OPTIONS");
    }

    @Test
    void speaks_oauth_at_the_token_endpoint() {
        http.newcomer("oauth@contract.test");

        Http.Response token = http.form(
                "/token",
                "grant_type=password&username=OAUTH%40contract.test&password=correct+horse&client_id=x&scope=");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.header("Cache-Control")).isEqualTo("no-store");
        assertThat(token.json().get("token_type").asString()).isEqualTo("bearer");
        assertThat(token.json().get("expires_in").asInt()).isEqualTo(900);
        assertThat(tokenError("grant_type=client_credentials")).isEqualTo("unsupported_grant_type");
        assertThat(tokenError("username=a%40b.co")).isEqualTo("invalid_request");
        assertThat(tokenError("username=a&username=b&password=c")).isEqualTo("invalid_request");
        assertThat(tokenError("username=%zz&password=c")).isEqualTo("invalid_request");
        assertThat(tokenError("username=oauth%40contract.test&password=wrong")).isEqualTo("invalid_grant");
        assertThat(tokenError("username=nobody%40contract.test&password=wrong")).isEqualTo("invalid_grant");
        assertThat(http.post("/token", "{}").status()).isEqualTo(415);
    }

    @Test
    void asks_for_a_token_where_one_is_needed() {
        Http.Response none = http.get("/users/me");
        Http.Response wrong = http.withToken("nonsense").get("/users/me");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(wrong.problem()).isEqualTo("unauthorized");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(http.withToken("nonsense").get("/users").status()).isEqualTo(200);
        assertThat(http.post("/posts", "{\"title\":\"\"}").status()).isEqualTo(401);
    }

    @Test
    void lets_one_of_many_at_once_have_an_email_address() throws Exception {
        List<Integer> statuses = atOnce(
                20,
                () -> http.post("/users", "{\"name\":\"R\",\"email\":\"race@contract.test\",\"age\":1}")
                        .status());

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(19);
    }

    @Test
    void never_fails_when_many_edit_the_same_at_once() throws Exception {
        Http author = http.newcomer("edits@contract.test");
        String post = author.post("/posts", "{\"title\":\"T\"}").header("Location");

        // Of many more, the last would be refused as too many of one client.
        List<Integer> statuses = atOnce(
                25,
                () -> author.json("PATCH", post, "{\"body\":\"" + System.nanoTime() + "\"}")
                        .status());

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(25);
        assertThat(http.get(post).header("ETag")).isEqualTo("\"25\"");
    }

    @Test
    void describes_itself_from_the_jar() {
        var openApi = http.get("/openapi.json").json();

        assertThat(openApi.get("openapi").asString()).startsWith("3.1");
        assertThat(openApi.at("/paths/~1users/post/operationId").asString()).isEqualTo("registerUser");
        assertThat(openApi.at("/paths/~1posts/post/security")).isNotEmpty().noneMatch(JsonNode::isEmpty);
        assertThat(openApi.at("/paths/~1posts/get/security")).anyMatch(JsonNode::isEmpty);
        assertThat(openApi.at("/paths/~1readyz/get/operationId").asString()).isEqualTo("checkReadiness");
        assertThat(http.get("/docs").body()).contains("\"docs/assets/swagger-ui-bundle.js\"");
        assertThat(http.get("/docs/").body()).contains("\"../docs/assets/swagger-ui-bundle.js\"");
        assertThat(http.get("/docs/assets/start-swagger-ui.js").body()).contains("/openapi.json");
        assertThat(http.get("/docs/assets/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(http.get("/docs/assets/swagger-ui.css").status()).isEqualTo(200);
        assertThat(http.get("/redoc").body()).contains("\"redoc/assets/redoc.standalone.js");
        assertThat(http.get("/redoc/assets/start-redoc.js").body()).contains("/openapi.json");
        assertThat(http.get("/redoc/assets/redoc.standalone.js").status()).isEqualTo(200);
    }

    private String tokenError(String form) {
        Http.Response refused = http.form("/token", form);
        assertThat(refused.status()).isEqualTo(400);
        return refused.json().get("error").asString();
    }

    private Http.Response withRequestId(String id) {
        return http.send("GET", "/nothing", BodyPublishers.noBody(), "X-Request-Id", id);
    }
}
