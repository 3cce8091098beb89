package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ForeignFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** Features of other teams, which keep the rules of the service in any package. */
@RestSlice
@Import(ForeignFeature.class)
@SuppressWarnings("MethodName")
class ForeignFeatureTest {

    private final Api api;
    private final Stubs stubs;

    ForeignFeatureTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/foreign/unmarked",
                "/foreign/routed",
                "/foreign/mapped",
                "/foreign/inherited",
                "/foreign/implemented"
            })
    void a_handler_without_a_mark_asks_for_a_token(String path) {
        Api.Response refused = api.get(path);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("unauthorized");
        assertThat(refused.body()).doesNotContain("secret");
        stubs.verifySession = claim -> true;
        assertThat(api.as(7).get(path).status()).isEqualTo(200);
    }

    @Test
    void a_handler_with_a_mark_is_for_anyone() {
        Api.Response response = api.get("/foreign/open");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void a_failure_becomes_a_problem_by_its_kind_and_code() {
        Api.Response response = api.get("/foreign/closed");

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.problem()).isEqualTo("comments-closed");
        assertThat(response.json().get("title").asString()).isNotEmpty();
        assertThat(response.json().get("detail").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/foreign/filtered?day=tomorrow, day value_error", "/foreign/filtered?tags=a, tags value_error"})
    void a_query_that_a_type_of_the_feature_does_not_take_is_a_violation(String path, String violation) {
        assertThat(api.get(path).violations()).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":1,\"items\":[{\"text\":\"a\"},{}]}|#/title string_type,#/items/1/text missing",
                "{\"title\":\"a\",\"items\":\"b\"}|#/items value_error"
            })
    void violations_point_into_the_parts_of_a_body(String body, String violations) {
        assertThat(api.post("/foreign/ordered", body).violations()).containsExactly(violations.split(",", -1));
    }

    @Test
    void requests_that_spring_itself_cannot_read_are_bad_requests() {
        assertThat(api.post("/foreign/listed", "[1,").problem()).isEqualTo("unreadable-body");
        assertThat(api.get("/foreign/x/numbered").problem()).isEqualTo("bad-request");
    }
}
