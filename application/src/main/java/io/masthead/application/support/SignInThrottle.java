package io.masthead.application.support;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SignInSubject;
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
     * Decides on a password compared outside of any session. Does the same for every wrong one, regardless of whether the
     * account exists and whether sign-in is blocked, so that timing reveals neither.
     *
     * @param subject the account, or the e-mail address that no account has
     * @param account the account, if there is one
     * @param right whether the password was right
     * @param origin the origin of the request
     * @param now the current time
     * @return whether the password is accepted
     */
    public boolean judge(
            SignInSubject subject, Optional<UserId> account, boolean right, RequestOrigin origin, Instant now) {
        FailedSignIns before = failures.lock(subject);
        if (right && !before.isBlocked(now)) {
            failures.remove(subject);
            return true;
        }
        fail(before, account, Optional.empty(), origin, now);
        return false;
    }

    /**
     * Decides on a password compared in a session. A wrong one counts for the account and for the session, of which only
     * the session blocks: others, who guess outside of it, cannot keep the owner from changing the password, which
     * resets the count of the account.
     *
     * @param account the account
     * @param session the session, if there is one; otherwise the account blocks
     * @param right whether the password was right
     * @param origin the origin of the request
     * @param now the current time
     * @return whether the password is accepted
     */
    public boolean judge(
            UserId account, Optional<SessionId> session, boolean right, RequestOrigin origin, Instant now) {
        FailedSignIns ofAccount = failures.lock(SignInSubject.of(account));
        Optional<FailedSignIns> ofSession = session.map(SignInSubject::of).map(failures::lock);
        if (right && !ofSession.orElse(ofAccount).isBlocked(now)) {
            failures.remove(ofAccount.subject());
            ofSession.map(FailedSignIns::subject).ifPresent(failures::remove);
            return true;
        }
        ofSession.ifPresent(before -> failures.save(before.afterFailure(now)));
        fail(ofAccount, Optional.of(account), Optional.of(account), origin, now);
        return false;
    }

    private void fail(
            FailedSignIns before, Optional<UserId> account, Optional<UserId> actor, RequestOrigin origin, Instant now) {
        FailedSignIns after = before.afterFailure(now);
        failures.save(after);
        recorder.record(AuditAction.SIGN_IN_FAILED, account, actor, origin, now);
        if (after.startedWait() && !after.equals(before)) {
            recorder.record(AuditAction.SIGN_IN_BLOCKED, account, actor, origin, now);
        }
    }
}
