package io.masthead.application.support;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Throttles sign-ins by counting wrong passwords. Decides under a lock, after the password was compared, so that
 * concurrent guesses cannot exceed the limit.
 */
public final class SignInThrottle {

    private final FailedSignInRepository failures;
    private final AuditRecorder recorder;

    /**
     * Creates a throttle.
     *
     * @param failures the failed sign-ins
     * @param audit the audit log
     */
    public SignInThrottle(FailedSignInRepository failures, AuditLog audit) {
        this.failures = failures;
        this.recorder = new AuditRecorder(audit);
    }

    /**
     * Decides on a compared password. Does the same for every wrong one, regardless of whether the account exists and
     * whether sign-in is blocked, so that timing reveals neither.
     *
     * @param email the e-mail address
     * @param account the account, if there is one
     * @param actor the authenticated user, if any
     * @param right whether the password was right
     * @param origin the origin of the request
     * @param now the current time
     * @return whether the password is accepted
     */
    public boolean judge(
            EmailAddress email,
            Optional<UserId> account,
            Optional<UserId> actor,
            boolean right,
            RequestOrigin origin,
            Instant now) {
        FailedSignIns before = failures.lock(email);
        if (right && !before.isBlocked(now)) {
            failures.remove(email);
            return true;
        }
        FailedSignIns after = before.afterFailure(now);
        failures.save(after);
        recorder.record(AuditAction.SIGN_IN_FAILED, account, actor, origin, now);
        if (after.startedWait() && !after.equals(before)) {
            recorder.record(AuditAction.SIGN_IN_BLOCKED, account, actor, origin, now);
        }
        return false;
    }
}
