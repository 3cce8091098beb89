package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.user.UserId;
import io.masthead.http.authentication.PermitAll;
import io.masthead.testkit.Users;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RestSlice
@SuppressWarnings("MethodName")
class DefaultDenyTest {

    private final Api api;
    private final Stubs stubs;
    private final Map<RequestMappingInfo, HandlerMethod> handlers;

    DefaultDenyTest(
            Api api, Stubs stubs, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.api = api;
        this.stubs = stubs;
        this.handlers = mapping.getHandlerMethods();
    }

    @Test
    void lets_anyone_into_these_operations_and_no_others() {
        List<String> open = operations(true);

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "POST /users",
                        "GET /users",
                        "GET /users/{user_id}",
                        "GET /users/{user_id}/posts",
                        "GET /posts",
                        "GET /posts/{post_id}",
                        "POST /token",
                        "POST /token/revoke",
                        "POST /token/cookie",
                        "DELETE /token/cookie",
                        "GET /.well-known/jwks.json",
                        "GET /.well-known/oauth-authorization-server",
                        "GET /events",
                        "GET /live",
                        "GET /asyncapi.json",
                        "GET /problems",
                        "GET /problems/{slug}",
                        "GET /",
                        "GET /docs",
                        "GET /redoc",
                        "GET /openapi.json",
                        "GET /openapi.json.yaml",
                        "GET /livez",
                        "GET /readyz");
    }

    @Test
    void asks_for_a_token_at_every_other_operation_whatever_else_is_wrong() {
        List<String> closed = operations(false);

        assertThat(closed).hasSizeGreaterThanOrEqualTo(9).allSatisfy(operation -> {
            String[] call = operation.replaceAll("\\{\\w+}", "x").split(" ", 2);
            Api.Response response = api.send(call[0], call[1], new byte[0]);

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.problem()).isEqualTo("unauthorized");
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    }

    @Test
    void takes_credentials_of_another_scheme_for_none() {
        stubs.findUser =
                query -> new VisibleUser(Users.alice(query.id()), query.viewer().isEmpty());
        Api basic = api.authorized("Basic YTpi");

        assertThat(basic.get("/users/1").json().has("email")).isTrue();
        assertThat(basic.get("/users/me").status()).isEqualTo(401);
    }

    @Test
    void keeps_no_session() {
        stubs.findAccount = Users::alice;

        Api.Response response = api.as(7).get("/users/me");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Set-Cookie")).isNull();
        assertThat(api.get("/users/me").status()).isEqualTo(401);
    }

    @Test
    void knows_the_caller_from_the_token() {
        stubs.findAccount = self -> Users.alice(new UserId(self.value()));

        Api.Response response = api.as(12).get("/users/me");

        assertThat(response.json().get("id").asLong()).isEqualTo(12);
    }

    private List<String> operations(boolean open) {
        return handlers.entrySet().stream()
                .filter(entry -> entry.getValue().hasMethodAnnotation(PermitAll.class) == open)
                .flatMap(entry -> calls(entry.getKey()))
                .toList();
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternValues().stream().map(path -> method.name() + " " + path));
    }
}
