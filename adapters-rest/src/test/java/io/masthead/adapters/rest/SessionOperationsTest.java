package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.session.EndSession.Ending;
import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RestSlice
@SuppressWarnings("MethodName")
class SessionOperationsTest {

    private static final UserId SELF = new UserId(7);
    private static final String SESSIONS = "/users/me/sessions";

    private final Api me;
    private final Api api;
    private final Stubs stubs;

    SessionOperationsTest(Api api, Stubs stubs) {
        this.api = api;
        this.me = api.as(7);
        this.stubs = stubs;
    }

    @Test
    void lists_ones_own_sessions_and_lets_nobody_store_it() {
        RefreshTokens tokens = new ReadableRefreshTokens();
        stubs.listSessions = self -> List.of(
                Session.begin(new SessionId(71), self, new UserAgent("curl"), tokens.first(), Users.REGISTERED),
                Session.begin(new SessionId(70), self, UserAgent.UNKNOWN, tokens.first(), Users.REGISTERED));

        Api.Response response = me.get("/users/me/sessions");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.json()).isEqualTo(Api.json("""
                [{"id": 71, "device": "curl", "created_at": "2026-01-02T03:04:05.678901Z",
                  "last_used_at": "2026-01-02T03:04:05.678901Z", "current": false},
                 {"id": 70, "device": null, "created_at": "2026-01-02T03:04:05.678901Z",
                  "last_used_at": "2026-01-02T03:04:05.678901Z", "current": true}]
                """));
    }

    @Test
    void sends_no_sessions_again_to_who_has_them_until_one_is_used_or_another_one_asks() {
        stubs.listSessions = self -> List.of(Sessions.begun(new SessionId(70), self, Sessions.BEGUN));
        String tag = String.valueOf(me.get(SESSIONS).header("ETag"));

        Api.Response again = me.get(SESSIONS, "If-None-Match", tag);
        stubs.listSessions = self -> List.of(Sessions.begun(new SessionId(80), self, Sessions.BEGUN));
        Api.Response another = me.get(SESSIONS, "If-None-Match", tag);
        String notCurrent = String.valueOf(another.header("ETag"));
        Api.Response itself = api.as(8).get(SESSIONS, "If-None-Match", notCurrent);
        stubs.listSessions = self -> List.of(Sessions.begun(new SessionId(70), self, Sessions.BEGUN.plusSeconds(1)));
        Api.Response used = me.get(SESSIONS, "If-None-Match", tag);

        assertThat(tag).startsWith("W/\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(List.of(another, itself, used))
                .extracting(Api.Response::status)
                .containsOnly(200);
    }

    @Test
    void ends_one_of_ones_own_sessions() {
        List<Ending> passed = new ArrayList<>();
        stubs.endSession = passed::add;

        Api.Response response = me.delete("/users/me/sessions/71");

        assertThat(response.status()).isEqualTo(204);
        assertThat(passed).containsExactly(new Ending(SELF, new SessionId(71), response.origin()));
    }

    @Test
    void knows_no_session_of_others() {
        stubs.endSession = ending -> {
            throw new SessionNotFound();
        };

        assertThat(me.delete("/users/me/sessions/72").problem()).isEqualTo("session-not-found");
        assertThat(me.delete("/users/me/sessions/x").violations()).containsExactly("session_id int_parsing");
    }

    @Test
    void describes_the_authorization_server_at_the_address_that_was_asked() {
        Api.Response response = api.get("/.well-known/oauth-authorization-server");
        String issuer = response.json().get("issuer").asString();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.json()).isEqualTo(Api.json("""
                        {"issuer": "%1$s", "token_endpoint": "%1$s/token", "revocation_endpoint": "%1$s/token/revoke",
                         "response_types_supported": [], "grant_types_supported": ["password", "refresh_token"],
                         "token_endpoint_auth_methods_supported": ["none"],
                         "revocation_endpoint_auth_methods_supported": ["none"],
                         "service_documentation": "%1$s/docs"}""".formatted(issuer)));
        assertThat(issuer).startsWith("http://localhost");
    }

    @Test
    void publishes_the_keys_that_verify_tokens() {
        Api.Response response = api.get("/.well-known/jwks.json");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(response.json()).isEqualTo(Api.json("{\"keys\": []}"));
    }
}
