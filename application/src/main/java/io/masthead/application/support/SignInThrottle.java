package io.masthead.application.support;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.domain.audit.AuditAction;
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
    private final AuditRecorder history;

    /**
     * Names what is needed.
     *
     * @param ports the driven ports
     */
    public SignInThrottle(DrivenPorts ports) {
        this.failures = ports.repositories().failedSignIns();
        this.history = new AuditRecorder(ports);
    }

    /**
     * Judges a guess. Does the same for every wrong one, whether there is such an account or not and whether a wait is
     * on or not, so that time does not tell.
     *
     * @param email the address of the account
     * @param account the account, if there is one
     * @param actor who guesses, where somebody has signed in
     * @param right whether the password was right
     * @param now the present
     * @return whether the guess helps
     */
    public boolean judge(
            EmailAddress email, Optional<UserId> account, Optional<UserId> actor, boolean right, Instant now) {
        FailedSignIns before = failures.lock(email);
        if (right && !before.isBlocked(now)) {
            failures.remove(email);
            return true;
        }
        FailedSignIns after = before.afterFailure(now);
        failures.save(after);
        history.record(AuditAction.SIGN_IN_FAILED, account, actor, now);
        if (after.startedWait() && !after.equals(before)) {
            history.record(AuditAction.SIGN_IN_BLOCKED, account, actor, now);
        }
        return false;
    }
}
