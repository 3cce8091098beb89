package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.session.EndSession.Ending;
import io.masthead.domain.session.Device;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RestSlice
@SuppressWarnings("MethodName")
class SessionOperationsTest {

    private static final UserId SELF = new UserId(7);

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
                Session.begin(new SessionId(71), self, new Device("curl"), tokens.first(), Users.REGISTERED),
                Session.begin(new SessionId(70), self, Device.UNKNOWN, tokens.first(), Users.REGISTERED));

        Api.Answer answer = me.get("/users/me/sessions");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json()).isEqualTo(Api.json("""
                [{"id": 71, "device": "curl", "created_at": "2026-01-02T03:04:05.678901Z",
                  "last_used_at": "2026-01-02T03:04:05.678901Z", "current": false},
                 {"id": 70, "device": null, "created_at": "2026-01-02T03:04:05.678901Z",
                  "last_used_at": "2026-01-02T03:04:05.678901Z", "current": true}]
                """));
    }

    @Test
    void ends_one_of_ones_own_sessions() {
        List<Ending> passed = new ArrayList<>();
        stubs.endSession = passed::add;

        Api.Answer answer = me.delete("/users/me/sessions/71");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(passed).containsExactly(new Ending(SELF, new SessionId(71)));
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
    void publishes_the_keys_that_verify_tokens() {
        Api.Answer answer = api.get("/.well-known/jwks.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(answer.json()).isEqualTo(Api.json("{\"keys\": []}"));
    }
}
