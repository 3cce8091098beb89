package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

@RestSlice
@SuppressWarnings("MethodName")
class ExchangeTest {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Api api;
    private final Stubs stubs;

    ExchangeTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abc-123", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keeps_the_request_id_of_the_caller(String id) {
        Api.Response response = api.get("/nowhere", "X-Request-Id", id);

        assertThat(response.header("X-Request-Id")).isEqualTo(id);
        assertThat(response.json().get("instance").asString()).isEqualTo("/requests/" + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a_b",
                "é",
                "a\nb",
                "<script>",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void replaces_a_request_id_that_could_do_harm(String id) {
        Api.Response response = api.get("/nowhere", "X-Request-Id", id);

        assertThat(response.header("X-Request-Id")).matches(UUID);
        assertThat(response.json().get("instance").asString())
                .isEqualTo("/requests/" + response.header("X-Request-Id"));
    }

    @Test
    void makes_a_new_request_id_for_every_exchange_without_one() {
        String one = api.get("/nowhere").header("X-Request-Id");
        String other = api.get("/nowhere").header("X-Request-Id");

        assertThat(one).matches(UUID).isNotEqualTo(other);
    }

    @Test
    void puts_the_request_id_into_every_log_line_of_the_exchange() {
        List<String> seen = new ArrayList<>();
        stubs.findUser = query -> {
            seen.add(String.valueOf(MDC.get("request_id")));
            return new VisibleUser(Users.alice(query.id()), true);
        };

        api.get("/users/7", "X-Request-Id", "abc-123");

        assertThat(seen).containsExactly("abc-123");
        assertThat(MDC.get("request_id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/"})
    void serves_an_address_with_and_without_a_trailing_slash(String uri) {
        stubs.listUsers = query -> new Page<>(List.of(), Optional.empty(), Optional.empty());
        stubs.registerUser = registration -> Stubs.registered(Users.alice(new UserId(7)));

        Api.Response read = api.get(uri);
        Api.Response written = api.post(uri, "{\"name\": \"Alice\", \"email\": \"alice@example.com\", \"age\": 25}");

        assertThat(read.status()).isEqualTo(200);
        assertThat(written.status()).isEqualTo(201);
    }

    @Test
    void serves_single_entities_with_a_trailing_slash_too() {
        stubs.findUser = query -> new VisibleUser(Users.alice(query.id()), true);
        stubs.findAccount = Users::alice;

        assertThat(api.get("/users/7/").json().get("id").asLong()).isEqualTo(7);
        assertThat(api.as(7).get("/users/me/").status()).isEqualTo(200);
        assertThat(api.get("/users/me/").status()).isEqualTo(401);
    }

    @Test
    void answers_head_wherever_it_answers_get() {
        stubs.findUser = query -> new VisibleUser(Users.alice(query.id()), true);
        stubs.findAccount = Users::alice;

        Api.Response user = api.send("HEAD", "/users/7", new byte[0]);

        assertThat(user.status()).isEqualTo(200);
        assertThat(user.header("ETag")).isEqualTo("\"0\"");
        assertThat(api.as(7).send("HEAD", "/users/me", new byte[0]).status()).isEqualTo(200);
        assertThat(api.send("HEAD", "/users/me", new byte[0]).status()).isEqualTo(401);
        assertThat(api.send("HEAD", "/nowhere", new byte[0]).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/index.html",
                "/home.html",
                "/assets/",
                "/assets/nothing.js",
                "/assets/home.html",
                "/users/7/nothing",
                "/docs/assets/nothing.js",
                "/docs/assets/index.html",
                "/redoc/assets/",
                "/error",
                "/actuator"
            })
    void knows_no_other_address(String uri) {
        Api.Response response = api.get(uri);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /users, 'GET, HEAD, OPTIONS, POST'",
        "POST, /users/7, 'DELETE, GET, HEAD, OPTIONS, PATCH'",
        "PUT, /users/7, 'DELETE, GET, HEAD, OPTIONS, PATCH'",
        "GET, /users/me/password, 'OPTIONS, PUT'",
        "POST, /users/7/posts, 'GET, HEAD, OPTIONS'",
        "PATCH, /posts, 'GET, HEAD, OPTIONS, POST'",
        "PUT, /posts/1, 'DELETE, GET, HEAD, OPTIONS, PATCH'",
        "GET, /token, 'OPTIONS, POST'",
        "BREW, /users, 'GET, HEAD, OPTIONS, POST'"
    })
    void names_every_method_of_an_address_when_it_refuses_one(String method, String uri, String allowed) {
        Api.Response response = api.send(method, uri, new byte[0]);

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.problem()).isEqualTo("method-not-allowed");
        assertThat(response.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void names_the_methods_of_one_s_own_account() {
        Api.Response response = api.as(7).send("POST", "/users/me", new byte[0]);

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
    }

    @Test
    void answers_options() {
        Api.Response response = api.send("OPTIONS", "/users", new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(String.valueOf(response.header("Allow")).split(", ?"))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/7", "/users/me", "/posts/7"})
    void names_what_a_patch_reads_in_the_answer_to_options(String uri) {
        String formats = api.as(7).send("OPTIONS", uri, new byte[0]).header("Accept-Patch");

        assertThat(formats).isEqualTo("application/merge-patch+json, application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/token", "/users/7/posts", "/docs", "/livez"})
    void names_no_formats_where_there_is_no_patch(String uri) {
        Api.Response response = api.send("OPTIONS", uri, new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerNames()).doesNotContain("Accept-Patch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "application/json;q=0"})
    void has_one_representation_whatever_is_asked_for(String accepted) {
        stubs.findUser = query -> new VisibleUser(Users.alice(query.id()), true);

        Api.Response response = api.get("/users/7", "Accept", accepted);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(api.get("/nowhere", "Accept", accepted).problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/7;x=1", "/users//7", "/users/%2e%2e/posts", "/users/7%2F", "/users/%00"})
    void refuses_a_path_that_could_mean_another(String uri) {
        Api.Response response = api.get(uri);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isEqualTo("bad-request");
    }

    @Test
    void says_nothing_of_origins_where_none_are_set() {
        stubs.findUser = query -> new VisibleUser(Users.alice(query.id()), true);

        Api.Response response = api.get("/users/7", "Origin", "https://evil.example.com");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerNames()).noneMatch(name -> name.startsWith("Access-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/me", "/nowhere"})
    void promises_nothing_to_a_browser_that_asks_before_it_calls_where_no_origin_is_set(String uri) {
        Api.Response response = api.send(
                "OPTIONS",
                uri,
                new byte[0],
                "Origin",
                "https://evil.example.com",
                "Access-Control-Request-Method",
                "POST");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerNames())
                .noneMatch(name -> name.startsWith("Access-Control"))
                .doesNotContain("Allow");
    }

    @Test
    void says_nothing_of_limits_where_there_are_none() {
        assertThat(api.get("/nowhere").headerNames()).noneMatch(name -> name.startsWith("RateLimit"));
    }

    @Test
    void describes_itself() {
        Api.Response description = api.get("/openapi.json");

        assertThat(description.json().get("openapi").asString()).startsWith("3.1");
        assertThat(description.json().get("paths").propertyNames())
                .contains("/users", "/users/me", "/users/{user_id}", "/posts", "/posts/{post_id}", "/token")
                .contains("/livez", "/readyz")
                .doesNotContain("/docs", "/redoc");
    }

    @Test
    void describes_names_as_they_are_sent_and_each_name_of_a_query() {
        JsonNode description = api.get("/openapi.json").json();

        JsonNode schemas = description.at("/components/schemas");
        assertThat(schemas.get("Post").get("properties").propertyNames()).contains("author_id", "created_at");
        assertThat(schemas.get("TokenRequest").get("properties").propertyNames())
                .containsExactly("grant_type", "username", "password", "refresh_token");
        assertThat(schemas.propertyNames()).doesNotContain("PageQuery", "PostListQuery");
        assertThat(description.at("/paths/~1posts/get/parameters").valueStream())
                .allMatch(parameter -> !parameter.path("required").asBoolean(false))
                .extracting(parameter -> parameter.get("name").asString())
                .contains("skip", "limit", "total", "author_id", "status");
        assertThat(schemas.findValues("properties"))
                .flatExtracting(JsonNode::propertyNames)
                .allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void describes_addresses_with_a_pattern_that_is_not_only_for_java() {
        JsonNode email = api.get("/openapi.json").json().at("/components/schemas/UserCreate/properties/email");

        assertThat(email.get("pattern").asString()).isEqualTo("^[\\w.+-]+@[\\w.-]+\\.\\w+$");
    }
}
