package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * How often signing in to an account failed in a row, and until when nothing helps. Immutable.
 *
 * <p>{@value #FREE} failures are free; from then on each failure starts a wait that is twice as long as the one before,
 * {@link #FIRST_WAIT} to {@link #LONGEST_WAIT}. While it lasts, attempts are refused and do not count, so that nobody
 * can keep another out for good (ASVS 5.0 6.3.1; OWASP API2:2023).
 *
 * @param email the address that was tried, whether an account has it or not: there must be no difference
 * @param count failures since the last success
 * @param blockedUntil the end of the wait; the last failure, if it started none
 */
public record FailedSignIns(EmailAddress email, int count, Instant blockedUntil) {

    /** How many failures start the first wait. */
    public static final int FREE = 10;

    /** The first wait. */
    public static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    /** The longest wait. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** How long after the last failure or its wait all is forgotten. */
    public static final Duration MEMORY = Duration.ofDays(1);

    /**
     * {@return no failures yet}
     *
     * @param email the address
     */
    public static FailedSignIns none(EmailAddress email) {
        return new FailedSignIns(email, 0, Instant.EPOCH);
    }

    /**
     * {@return whether nothing helps yet}
     *
     * @param now the present
     */
    public boolean isBlocked(Instant now) {
        return now.isBefore(blockedUntil);
    }

    /**
     * Counts an attempt that failed.
     *
     * @param now the present
     * @return the new count, or this very one while nothing counts
     */
    public FailedSignIns afterFailure(Instant now) {
        if (isBlocked(now)) {
            return this;
        }
        int counted = now.isAfter(blockedUntil.plus(MEMORY)) ? 1 : Math.min(count, 1000) + 1;
        return new FailedSignIns(email, counted, Checks.micros(now.plus(waitAfter(counted))));
    }

    /** {@return whether the last failure started a wait} */
    public boolean startedWait() {
        return count >= FREE;
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE, 30);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
