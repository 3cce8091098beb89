package io.masthead.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class FailedSignInsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final FailedSignIns NONE =
            FailedSignIns.none(SignInSubject.of(new EmailAddress("alice@example.com")));

    @Test
    void nine_failures_are_free_and_the_tenth_starts_a_wait() {
        FailedSignIns nine = fail(NONE, 9, NOW);
        FailedSignIns ten = nine.afterFailure(NOW);

        assertThat(nine.isBlocked(NOW)).isFalse();
        assertThat(nine.startedWait()).isFalse();
        assertThat(ten.isBlocked(NOW)).isTrue();
        assertThat(ten.startedWait()).isTrue();
        assertThat(ten.isBlocked(NOW.plusSeconds(30))).isFalse();
        assertThat(ten.isBlocked(NOW.plusSeconds(30).minusNanos(1))).isTrue();
    }

    @Test
    void waits_double_up_to_fifteen_minutes_and_stay_there() {
        FailedSignIns failures = fail(NONE, 9, NOW);
        Instant now = NOW;
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            failures = failures.afterFailure(now);
            waits.add(Duration.between(now, failures.blockedUntil()));
            now = failures.blockedUntil();
        }

        assertThat(waits.stream().map(Duration::toSeconds))
                .containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
    }

    @Test
    void stays_at_the_longest_wait_however_often_it_fails() {
        FailedSignIns failures = NONE;
        Instant now = NOW;
        for (int i = 0; i < 2000; i++) {
            failures = failures.afterFailure(now);
            now = failures.blockedUntil();
        }

        assertThat(failures.isBlocked(now.minus(Duration.ofMinutes(15)))).isTrue();
        assertThat(failures.afterFailure(now).blockedUntil()).isEqualTo(now.plus(Duration.ofMinutes(15)));
    }

    @Test
    void counts_nothing_while_a_wait_is_on() {
        FailedSignIns blocked = fail(NONE, 10, NOW);

        assertThat(blocked.afterFailure(NOW.plusSeconds(29))).isSameAs(blocked);
        assertThat(blocked.afterFailure(NOW.plusSeconds(30))).isNotEqualTo(blocked);
    }

    @Test
    void forgets_after_a_day_without_failures() {
        FailedSignIns nine = fail(NONE, 9, NOW);
        FailedSignIns ten = fail(NONE, 10, NOW);
        Instant nextDay = NOW.plus(Duration.ofDays(1));

        assertThat(nine.afterFailure(nextDay).count()).isEqualTo(10);
        assertThat(nine.afterFailure(nextDay.plusNanos(1)).count()).isEqualTo(1);
        assertThat(ten.afterFailure(nextDay.plusSeconds(31)).isBlocked(nextDay.plusSeconds(31)))
                .isFalse();
    }

    private static FailedSignIns fail(FailedSignIns start, int times, Instant now) {
        FailedSignIns failures = start;
        for (int i = 0; i < times; i++) {
            failures = failures.afterFailure(now);
        }
        return failures;
    }
}
