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
 * Counts wrong passwords, and says whether a right one helps. The last word is spoken under a lock, after the password
 * was compared: of many guesses at once, none helps that comes after too many others.
 */
public final class SignInThrottle {

    private final FailedSignInRepository failures;
    private final AuditRecorder recorder;

    /**
     * Counts.
     *
     * @param failures how often passwords were guessed wrong
     * @param audit the audit log
     */
    public SignInThrottle(FailedSignInRepository failures, AuditLog audit) {
        this.failures = failures;
        this.recorder = new AuditRecorder(audit);
    }

    /**
     * Judges a guess. Does the same for every wrong one, whether there is such an account or not and whether a wait is
     * on or not, so that time does not tell.
     *
     * @param email the address of the account
     * @param account the account, if there is one
     * @param actor who guesses, where somebody has signed in
     * @param right whether the password was right
     * @param origin from where
     * @param now the present
     * @return whether the guess helps
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
