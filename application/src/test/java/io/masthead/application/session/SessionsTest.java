package io.masthead.application.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.session.EndSession.Ending;
import io.masthead.application.session.RefreshSession.Refresh;
import io.masthead.application.session.RevokeToken.Revocation;
import io.masthead.application.session.VerifySession.Claim;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.InvalidRefreshToken;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionEvent.SessionEnded;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class SessionsTest {

    private static final String EMAIL = "alice@example.com";
    private static final String PASSWORD = "correct horse";

    private final Host host = new Host();
    private final SessionUseCases sessions = host.sessions;
    private final User alice = host.register(EMAIL, PASSWORD);

    @Test
    void a_refresh_token_gives_the_next_tokens() {
        String first = host.signIn(EMAIL, PASSWORD).refresh().value();
        host.clock.pass(Duration.ofMinutes(15));

        TokenPair next = sessions.refresh().refresh(refresh(first));

        assertThat(next.refresh().value()).isNotEqualTo(first);
        assertThat(next.access().value()).startsWith("user-" + alice.id().value() + "-1-");
        assertThat(onlySession().state().lastUsedAt()).isEqualTo(host.clock.instant());
        assertThat(sessions.refresh().refresh(refresh(next.refresh().value()))).isNotNull();
    }

    @Test
    void twenty_at_once_get_the_same_successor() {
        String first = host.signIn(EMAIL, PASSWORD).refresh().value();

        List<String> successors = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            successors.add(sessions.refresh().refresh(refresh(first)).refresh().value());
        }

        assertThat(successors).hasSize(20).containsOnly(successors.get(0));
        assertThat(sessions.refresh().refresh(refresh(successors.get(0)))).isNotNull();
    }

    @Test
    void a_token_that_was_spent_for_longer_ends_the_session() {
        String first = host.signIn(EMAIL, PASSWORD).refresh().value();
        String second = sessions.refresh().refresh(refresh(first)).refresh().value();
        host.clock.pass(Duration.ofSeconds(11));

        refuses(first);

        refuses(second);
        assertThat(host.storage.sessions().list(alice.id())).isEmpty();
        assertThat(host.recorded()).endsWith(AuditAction.TOKEN_REUSED, AuditAction.SESSION_ENDED);
        assertThat(host.events())
                .last()
                .isEqualTo(new SessionEnded(alice.id(), new SessionId(1), host.clock.instant()));
    }

    @Test
    void a_token_that_is_two_behind_ends_the_session_at_once() {
        String first = host.signIn(EMAIL, PASSWORD).refresh().value();
        String second = sessions.refresh().refresh(refresh(first)).refresh().value();
        String third = sessions.refresh().refresh(refresh(second)).refresh().value();

        refuses(first);

        refuses(third);
    }

    @Test
    void other_sessions_of_the_account_go_on() {
        String first = host.signIn(EMAIL, PASSWORD).refresh().value();
        String other = host.signIn(EMAIL, PASSWORD).refresh().value();
        sessions.refresh()
                .refresh(refresh(
                        sessions.refresh().refresh(refresh(first)).refresh().value()));

        refuses(first);

        assertThat(sessions.refresh().refresh(refresh(other))).isNotNull();
    }

    @Test
    void a_token_is_good_for_thirty_days_and_a_session_for_ninety() {
        String unused = host.signIn(EMAIL, PASSWORD).refresh().value();
        String used = host.signIn(EMAIL, PASSWORD).refresh().value();
        for (int day = 29; day < 90; day += 29) {
            host.clock.pass(Duration.ofDays(29));
            used = sessions.refresh().refresh(refresh(used)).refresh().value();
        }
        refuses(unused);
        assertThat(sessions.verify().isOpen(new Claim(alice.id(), new SessionId(1))))
                .isFalse();
        assertThat(sessions.verify().isOpen(new Claim(alice.id(), new SessionId(2))))
                .isTrue();
        assertThat(sessions.list().list(alice.id())).hasSize(1);

        host.clock.pass(Duration.ofDays(3));
        refuses(used);
        assertThat(sessions.list().list(alice.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no token", "family-99.first", "family-1.other", "eyJ.eyJ.x"})
    void refuses_what_is_no_token(String token) {
        host.signIn(EMAIL, PASSWORD);

        refuses(token);
    }

    @Test
    void revoking_ends_the_session_of_a_good_or_a_spent_token_and_nothing_else() {
        String first = host.signIn(EMAIL, PASSWORD).refresh().value();
        String other = host.signIn(EMAIL, PASSWORD).refresh().value();
        String second = sessions.refresh().refresh(refresh(first)).refresh().value();

        sessions.revoke().revoke(new Revocation("family-99.first", Host.ORIGIN));
        sessions.revoke().revoke(new Revocation("no token", Host.ORIGIN));
        sessions.revoke().revoke(new Revocation(first, Host.ORIGIN));
        sessions.revoke().revoke(new Revocation(first, Host.ORIGIN));

        refuses(second);
        assertThat(sessions.refresh().refresh(refresh(other))).isNotNull();
        assertThat(host.recorded())
                .filteredOn(AuditAction.SESSION_ENDED::equals)
                .hasSize(1);
    }

    @Test
    void lists_and_ends_ones_own_sessions() {
        User bob = host.register("bob@example.com", PASSWORD);
        host.signIn(EMAIL, PASSWORD);
        host.clock.pass(Duration.ofSeconds(1));
        host.signIn(EMAIL, PASSWORD);
        host.signIn("bob@example.com", PASSWORD);

        assertThat(sessions.list().list(alice.id()))
                .extracting(session -> session.id().value())
                .containsExactly(2L, 1L);
        sessions.end().end(new Ending(alice.id(), new SessionId(1)));
        assertThat(sessions.list().list(alice.id())).hasSize(1);
        assertThatThrownBy(() -> sessions.end().end(new Ending(alice.id(), new SessionId(1))))
                .isInstanceOf(SessionNotFound.class);
        assertThatThrownBy(() -> sessions.end().end(new Ending(alice.id(), new SessionId(3))))
                .isInstanceOf(SessionNotFound.class);
        assertThat(sessions.list().list(bob.id())).hasSize(1);
    }

    @Test
    void verifies_that_the_session_is_the_account_s_own_and_has_not_ended() {
        User bob = host.register("bob@example.com");
        host.signIn(EMAIL, PASSWORD);
        SessionId session = onlySession().id();

        assertThat(sessions.verify().isOpen(new Claim(alice.id(), session))).isTrue();
        assertThat(sessions.verify().isOpen(new Claim(bob.id(), session))).isFalse();
        assertThat(sessions.verify().isOpen(new Claim(alice.id(), new SessionId(9))))
                .isFalse();
        sessions.end().end(new Ending(alice.id(), session));
        assertThat(sessions.verify().isOpen(new Claim(alice.id(), session))).isFalse();
    }

    private Session onlySession() {
        return host.storage.sessions().list(alice.id()).get(0);
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> sessions.refresh().refresh(refresh(token))).isInstanceOf(InvalidRefreshToken.class);
    }

    private static Refresh refresh(String token) {
        return new Refresh(token, Host.ORIGIN);
    }
}
