package io.masthead.domain.session;

import io.masthead.domain.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Consecutive failed sign-ins of a subject and the block that follows from them. Immutable.
 *
 * <p>From failure number {@value #FREE} on, each failure blocks sign-in, each time for twice as long as before,
 * {@link #FIRST_WAIT} to {@link #LONGEST_WAIT}. During a block, sign-ins are refused and not counted, so that an
 * attacker cannot lock out the owner permanently (ASVS 5.0 6.3.1; OWASP API2:2023).
 *
 * @param subject the account, or the e-mail address that no account has
 * @param count the number of failures since the last success
 * @param blockedUntil the end of the block; the time of the last failure if it caused none
 */
public record FailedSignIns(SignInSubject subject, int count, Instant blockedUntil) {

    /** Number of failures that cause the first block. */
    public static final int FREE = 10;

    /** Duration of the first block. */
    public static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    /** Maximum duration of a block. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Retention of failures after the last failure or its block. */
    public static final Duration RETENTION = Duration.ofDays(1);

    /**
     * {@return an instance without failures}
     *
     * @param subject the subject
     */
    public static FailedSignIns none(SignInSubject subject) {
        return new FailedSignIns(subject, 0, Instant.EPOCH);
    }

    /**
     * {@return whether sign-in is blocked}
     *
     * @param now the current time
     */
    public boolean isBlocked(Instant now) {
        return now.isBefore(blockedUntil);
    }

    /**
     * Counts a failed sign-in.
     *
     * @param now the current time
     * @return the new count, or this instance during a block
     */
    public FailedSignIns afterFailure(Instant now) {
        if (isBlocked(now)) {
            return this;
        }
        int counted = now.isAfter(blockedUntil.plus(RETENTION)) ? 1 : Math.min(count, 1000) + 1;
        return new FailedSignIns(subject, counted, Checks.micros(now.plus(waitAfter(counted))));
    }

    /** {@return whether the last failure caused a block} */
    public boolean startedWait() {
        return count >= FREE;
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE, 30);
        return Collections.min(List.of(FIRST_WAIT.multipliedBy(1L << doublings), LONGEST_WAIT));
    }
}
