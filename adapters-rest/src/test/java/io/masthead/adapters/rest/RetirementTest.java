package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.rest.retirement.Retirement;
import io.masthead.adapters.rest.retirement.Retiring;
import io.masthead.adapters.rest.security.PermitAll;
import io.masthead.domain.user.LastAdmin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

@RestSlice
@ActiveProfiles("retiring")
@SuppressWarnings("MethodName")
class RetirementTest {

    private final Api api;

    RetirementTest(Api api) {
        this.api = api;
    }

    @Test
    void says_since_when_until_when_why_and_what_instead() {
        Api.Answer answer = api.get("/old/whole");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Deprecation")).containsExactly("@1798761600");
        assertThat(answer.headers("Sunset")).containsExactly("Thu, 01 Jul 2027 00:00:00 GMT");
        assertThat(answer.headers("Link"))
                .containsExactly("</docs/old>; rel=\"deprecation\", </new>; rel=\"successor-version\"");
    }

    @Test
    void says_no_more_than_is_known() {
        Api.Answer answer = api.get("/old/open");

        assertThat(answer.headers("Deprecation")).containsExactly("@0");
        assertThat(answer.headerNames()).doesNotContain("Sunset", "Link");
    }

    @Test
    void says_it_with_problems_too() {
        Api.Answer failed = api.get("/old/failing");
        Api.Answer refused = api.get("/old/closed");

        assertThat(failed.problem()).isEqualTo("last-admin");
        assertThat(failed.header("Deprecation")).isEqualTo("@0");
        assertThat(refused.problem()).isEqualTo("unauthorized");
        assertThat(refused.header("Deprecation")).isEqualTo("@0");
    }

    @Test
    void says_nothing_of_other_operations() {
        assertThat(api.get("/livez").headerNames()).doesNotContain("Deprecation", "Sunset");
    }

    @Test
    void marks_the_description() {
        JsonNode paths = api.get("/openapi.json").json().get("paths");
        JsonNode whole = paths.get("/old/whole").get("get");

        assertThat(whole.get("deprecated").asBoolean()).isTrue();
        assertThat(whole.get("description").asString())
                .endsWith("\n\nDeprecated since 2027-01-01. Expected to be gone on 2027-07-01. In its place: /new."
                        + " More: /docs/old.");
        assertThat(whole.at("/responses/200/headers").propertyNames()).contains("Deprecation", "Sunset", "Link");
        assertThat(paths.at("/~1old~1open/get/responses/200/headers").propertyNames())
                .contains("Deprecation")
                .doesNotContain("Sunset");
        assertThat(paths.get("/livez").get("get").path("deprecated").asBoolean(false))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "unreadableDay, Text 'soon' could not be parsed",
        "noSuchDay, Text '2027-02-29' could not be parsed",
        "unreadableEnd, Text '2027' could not be parsed",
        "endsFirst, it ends before it begins",
        "noAddress, Illegal character"
    })
    void refuses_a_mark_that_is_wrong_and_names_the_operation(String method, String reason) throws Exception {
        HandlerMethod operation = new HandlerMethod(new Wrong(), Wrong.class.getDeclaredMethod(method));

        assertThatThrownBy(() -> Retirement.of(operation))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@Retiring of")
                .hasMessageContaining(method)
                .hasMessageContaining(reason);
    }

    @Test
    void does_not_start_with_a_mark_that_is_wrong() {
        new WebApplicationContextRunner()
                .withUserConfiguration(Slice.class)
                .withBean(MockMvcTester.class, () -> MockMvcTester.of(new Old()))
                .withPropertyValues("spring.profiles.active=wrong", "springdoc.api-docs.path=/openapi.json")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("@Retiring of"));
    }

    /** Operations on their way out; the service has none. */
    @RestController
    @Profile("retiring")
    static final class Old {

        @PermitAll
        @GetMapping("/old/whole")
        @Retiring(since = "2027-01-01", until = "2027-07-01", explanation = "/docs/old", successor = "/new")
        String whole() {
            return "\"as before\"";
        }

        @PermitAll
        @GetMapping("/old/open")
        @Retiring(since = "1970-01-01")
        String open() {
            return "\"as before\"";
        }

        @PermitAll
        @GetMapping("/old/failing")
        @Retiring(since = "1970-01-01")
        String failing() {
            throw new LastAdmin();
        }

        @GetMapping("/old/closed")
        @Retiring(since = "1970-01-01")
        String closed() {
            return "\"as before\"";
        }
    }

    /** Operations whose marks cannot be read. */
    @RestController
    @Profile("wrong")
    static final class Wrong {

        @PermitAll
        @GetMapping("/wrong/day")
        @Retiring(since = "soon")
        void unreadableDay() {}

        @Retiring(since = "2027-02-29")
        void noSuchDay() {}

        @Retiring(since = "2027-01-01", until = "2027")
        void unreadableEnd() {}

        @Retiring(since = "2027-01-02", until = "2027-01-01")
        void endsFirst() {}

        @Retiring(since = "2027-01-01", successor = "not an address")
        void noAddress() {}
    }
}
