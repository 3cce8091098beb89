package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.user.UserId;
import io.masthead.http.headers.CommonHeaders;
import io.masthead.testkit.Users;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@RestSlice
@SuppressWarnings("MethodName")
class CommonHeadersTest {

    private static final String JSON = "{\"name\": \"Alice\", \"email\": \"alice@example.com\", \"age\": 25}";

    private final Api api;
    private final Stubs stubs;

    CommonHeadersTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @BeforeEach
    void everythingIsThere() {
        stubs.findUser = query -> new VisibleUser(Users.alice(query.id()), true);
        stubs.findAccount = Users::alice;
        stubs.listUsers = query -> new Page<>(List.of(), Optional.empty(), Optional.empty());
        stubs.registerUser = registration -> Stubs.registered(Users.alice(new UserId(7)));
        stubs.closeAccount = closing -> {};
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/7, 200",
        "HEAD, /users, 200",
        "OPTIONS, /users, 200",
        "GET, /users/me, 401",
        "GET, /nowhere, 404",
        "PUT, /users, 405",
        "POST, /users, 422",
        "GET, /users?limit=x, 422",
        "GET, /users//7, 400",
        "POST, /token, 415",
        "GET, /openapi.json, 200",
        "GET, /docs/assets/swagger-ui-bundle.js, 200",
        "GET, /assets/home.js, 200",
        "GET, /livez, 200"
    })
    void every_answer_tells_a_browser_to_make_nothing_else_of_it(String method, String uri, int status) {
        Api.Response response = api.send(method, uri, new byte[0]);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(response.headers("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(response.headers("Cache-Control")).hasSize(1);
        assertThat(response.headers("Vary")).contains("Authorization");
        assertThat(response.headerNames()).doesNotContain("Strict-Transport-Security", "Server", "X-Powered-By");
    }

    @ParameterizedTest
    @CsvSource({"GET, /users/7", "HEAD, /users/7", "GET, /users/me", "GET, /users", "DELETE, /users/me", "GET, /nowhere"
    })
    void nobody_may_keep_what_was_asked_for_with_credentials(String method, String uri) {
        Api.Response response = api.as(7).send(method, uri, new byte[0]);

        assertThat(response.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void nobody_may_keep_the_answer_to_a_write() {
        Api.Response registered = api.post("/users", JSON);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.headers("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/7",
                "/users",
                "/openapi.json",
                "/docs",
                "/docs/assets/swagger-ui.css",
                "/",
                "/assets/home.js"
            })
    void what_is_public_may_be_kept_and_is_checked_before_it_is_used_again(String uri) {
        assertThat(api.get(uri).headers("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void an_operation_that_knows_better_is_the_only_one_heard() {
        assertThat(api.get("/.well-known/jwks.json").headers("Cache-Control"))
                .singleElement()
                .asString()
                .contains("max-age=", "public");
        assertThat(api.get("/docs").headers("Content-Security-Policy")).hasSize(1);
        assertThat(api.as(7).get("/nowhere").headers("Cache-Control")).hasSize(1);
    }

    @Test
    void entity_tags_work_with_and_without_credentials() {
        for (Api caller : List.of(api, api.as(7))) {
            String tag = String.valueOf(caller.get("/users/7").header("ETag"));

            Api.Response again = caller.get("/users/7", "If-None-Match", tag);

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.headers("Vary")).contains("Authorization");
            assertThat(again.headers("X-Content-Type-Options")).containsExactly("nosniff");
        }
    }

    @Test
    void a_browser_that_came_by_https_is_told_to_stay_there() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/users");
        MockHttpServletResponse response = new MockHttpServletResponse();
        request.setSecure(true);

        CommonHeaders.write(request, response);

        assertThat(response.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }
}
