package io.masthead.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RefreshTokens.Issued;
import io.masthead.domain.session.Session.TokenStatus;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class SessionTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final TokenHash FAMILY = hash('f');
    private static final TokenHash FIRST = hash('1');
    private static final TokenHash SECOND = hash('2');
    private static final TokenHash THIRD = hash('3');
    private static final RotationSeed SEED = new RotationSeed("a".repeat(64));

    private final Session session = Session.begin(
            new SessionId(1),
            new UserId(7),
            new UserAgent("curl"),
            new Issued(new RefreshToken("first"), FAMILY, FIRST),
            NOW.plusNanos(1));

    @Test
    void begins_now_to_the_microsecond_with_its_first_token() {
        Session.State state = session.state();

        assertThat(state.createdAt()).isEqualTo(NOW);
        assertThat(state.lastUsedAt()).isEqualTo(NOW);
        assertThat(session.tokenStatus(FIRST, NOW)).isEqualTo(TokenStatus.CURRENT);
        assertThat(state.spent()).isEmpty();
    }

    @Test
    void knows_a_token_that_was_spent_up_to_ten_seconds_ago() {
        Session rotated = session.rotate(SECOND, SEED, NOW);

        assertThat(rotated.tokenStatus(SECOND, NOW)).isEqualTo(TokenStatus.CURRENT);
        assertThat(rotated.tokenStatus(FIRST, NOW)).isEqualTo(TokenStatus.JUST_SPENT);
        assertThat(rotated.tokenStatus(FIRST, NOW.plusSeconds(10))).isEqualTo(TokenStatus.JUST_SPENT);
        assertThat(rotated.tokenStatus(FIRST, NOW.plusSeconds(10).plusNanos(1000)))
                .isEqualTo(TokenStatus.REUSED);
        assertThat(rotated.state().spent()).contains(new Session.Spent(FIRST, SEED));
    }

    @Test
    void takes_every_older_or_unknown_token_for_reused() {
        Session rotated = session.rotate(SECOND, SEED, NOW).rotate(THIRD, SEED, NOW);

        assertThat(rotated.tokenStatus(SECOND, NOW)).isEqualTo(TokenStatus.JUST_SPENT);
        assertThat(rotated.tokenStatus(FIRST, NOW)).isEqualTo(TokenStatus.REUSED);
        assertThat(session.tokenStatus(THIRD, NOW)).isEqualTo(TokenStatus.REUSED);
    }

    @Test
    void is_open_for_thirty_days_after_its_last_use() {
        Instant end = NOW.plus(Duration.ofDays(30));

        assertThat(session.isOpen(end.minusNanos(1000))).isTrue();
        assertThat(session.isOpen(end)).isFalse();
        assertThat(session.rotate(SECOND, SEED, end.minusNanos(1000)).isOpen(end))
                .isTrue();
    }

    @Test
    void is_open_for_ninety_days_at_most() {
        Instant end = NOW.plus(Duration.ofDays(90));
        Session used = session.rotate(SECOND, SEED, end.minusNanos(1000));

        assertThat(used.isOpen(end.minusNanos(1000))).isTrue();
        assertThat(used.isOpen(end)).isFalse();
    }

    @Test
    void is_the_same_as_another_of_its_identity_and_prints_nothing_else() {
        Session rotated = session.rotate(SECOND, SEED, NOW);

        assertThat(rotated).isEqualTo(session).hasSameHashCodeAs(session).hasToString("Session[id=1]");
        assertThat(session)
                .isNotEqualTo(Session.restore(stateWithId(2)))
                .doesNotHaveSameHashCodeAs(Session.restore(stateWithId(2)));
        assertThat(SEED).hasToString("RotationSeed[hidden]");
        assertThat(FIRST).hasToString("TokenHash[hidden]");
        assertThat(new RefreshToken("secret")).hasToString("RefreshToken[hidden]");
        assertThat(new AccessToken("secret", Duration.ofMinutes(1))).hasToString("AccessToken[hidden]");
    }

    private Session.State stateWithId(long id) {
        Session.State s = session.state();
        return new Session.State(
                new SessionId(id),
                s.user(),
                s.device(),
                s.createdAt(),
                s.lastUsedAt(),
                s.family(),
                s.secret(),
                Optional.empty());
    }

    private static TokenHash hash(char digit) {
        return new TokenHash(String.valueOf(digit).repeat(64));
    }
}
