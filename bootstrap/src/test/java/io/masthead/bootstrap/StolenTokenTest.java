package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A stolen access token does not take an account over, for ever or at once. */
@SharedService
@SuppressWarnings("MethodName")
class StolenTokenTest {

    private static final String ADDRESS = "{\"email\":\"thief@stolen.test\"}";

    private final RunningService service;
    private final Http http;

    StolenTokenTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @Test
    void address_role_and_deletion_need_a_sign_in_of_the_time_that_is_set() {
        Http owner = http.newcomer("owner@stolen.test");
        long id = owner.get("/users/me").id();
        Http thief = tokenOfSession(id, 901);

        for (Http.Response refused : new Http.Response[] {
            thief.json("PATCH", "/users/me", ADDRESS),
            thief.json("PATCH", "/users/" + id, ADDRESS),
            thief.delete("/users/me"),
            thief.delete("/users/" + id)
        }) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problem()).isEqualTo("reauthentication-required");
            assertThat(refused.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"insufficient_user_authentication\","
                            + " error_description=\"More recent authentication is required\", max_age=900");
        }
        assertThat(thief.get("/users/me").json().get("email").asString()).isEqualTo("owner@stolen.test");
        assertThat(thief.json("PATCH", "/users/me", "{\"name\":\"Renamed\"}").status())
                .isEqualTo(200);

        assertThat(tokenOfSession(id, 600).json("PATCH", "/users/me", ADDRESS).status())
                .isEqualTo(200);
        assertThat(http.signedIn("thief@stolen.test", "correct horse")
                        .delete("/users/me")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void an_old_sign_in_of_an_admin_appoints_nobody() {
        long admin = service.admin().get("/users/me").id();
        long user = http.newcomer("promoted@stolen.test").get("/users/me").id();

        Http.Response refused = tokenOfSession(admin, 901).json("PATCH", "/users/" + user, "{\"role\":\"admin\"}");

        assertThat(refused.problem()).isEqualTo("reauthentication-required");
    }

    @Test
    void a_refreshed_token_is_no_new_sign_in() {
        http.newcomer("refreshed@stolen.test");
        Http.Response signedIn = http.signIn("refreshed@stolen.test", "correct horse");
        long before = authTime(signedIn);

        Http.Response refreshed =
                http.refresh(signedIn.json().get("refresh_token").asString());

        assertThat(authTime(refreshed)).isEqualTo(before);
    }

    /** Returns a caller with an access token of an open session that would have begun earlier. */
    private Http tokenOfSession(long user, long secondsAgo) {
        Instant now = Instant.now();
        Session.State open = service.bean(SessionRepository.class)
                .list(new UserId(user))
                .get(0)
                .state();
        Session older = Session.restore(new Session.State(
                open.id(),
                open.user(),
                open.device(),
                now.minusSeconds(secondsAgo),
                open.lastUsedAt(),
                open.family(),
                open.secret(),
                open.spent()));
        return http.withToken(
                service.bean(AccessTokenIssuer.class).issue(older, now).value());
    }

    private static long authTime(Http.Response tokens) {
        String payload = tokens.json().get("access_token").asString().split("\\.", -1)[1];
        return new JsonMapper()
                .readTree(Base64.getUrlDecoder().decode(payload))
                .get("auth_time")
                .asLong();
    }
}
