package io.masthead.application.user;

import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.support.PasswordComparison;
import io.masthead.application.support.SessionRevocation;
import io.masthead.application.support.SignInThrottle;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.PasswordPolicy;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserEvent.PasswordChanged;
import io.masthead.domain.user.UserRepository;
import io.masthead.domain.user.WrongPassword;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use cases of accounts with passwords. Compares and hashes passwords without holding a connection, and concludes in
 * one transaction.
 */
final class PasswordService {

    private final AccountRegistration registration;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy;
    private final UnitOfWork unitOfWork;
    private final SignInThrottle throttle;
    private final SessionRevocation revocation;
    private final AuditRecorder recorder;
    private final DomainEvents events;
    private final InstantSource clock;

    PasswordService(PasswordPorts ports, AccountRegistration registration) {
        this.registration = registration;
        this.users = ports.users();
        this.hasher = ports.hasher();
        this.policy = ports.passwordPolicy();
        this.unitOfWork = ports.unitOfWork();
        this.throttle = new SignInThrottle(ports.failedSignIns(), ports.audit());
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), EventRecorder.of(ports));
        this.recorder = new AuditRecorder(ports.audit());
        this.events = EventRecorder.of(ports);
        this.clock = ports.clock();
    }

    /** Hashes before the transaction, since hashing is slow and must not hold a connection. */
    Outcome<VisibleUser> register(Registration request, Password password) {
        registration.requireOpen(request.actor());
        policy.require(password, request.email(), request.name());
        return registration.register(request, Optional.of(hasher.hash(password)));
    }

    void change(Change change) {
        if (!PasswordComparison.withPresentHash(() -> compare(change))) {
            throw new WrongPassword();
        }
    }

    private boolean compare(Change change) {
        User user = users.find(change.self()).orElseThrow(AccountGone::new);
        policy.require(change.next(), user.email(), user.name());
        boolean right = hasher.matches(change.current(), user.passwordHash());
        Optional<PasswordHash> next = right ? Optional.of(hasher.hash(change.next())) : Optional.empty();
        return unitOfWork.run(() -> conclude(change, user, next));
    }

    /** Returns false instead of failing, so that the counted failure is committed. */
    private boolean conclude(Change change, User compared, Optional<PasswordHash> next) {
        Instant now = clock.instant();
        if (!throttle.judge(compared.id(), change.session(), next.isPresent(), change.origin(), now)
                || next.isEmpty()) {
            return false;
        }
        User user = users.lock(change.self()).orElseThrow(AccountGone::new);
        PasswordComparison.requireSameHash(compared, user);
        User saved = users.save(user.changePassword(next.get(), now));
        Instant at = saved.state().updatedAt();
        recorder.record(AuditAction.PASSWORD_CHANGED, saved.id(), saved.id(), change.origin(), at);
        revocation.revokeAll(saved.id(), change.session(), Optional.of(saved.id()), change.origin(), at);
        events.publish(new PasswordChanged(saved.id(), saved.version(), at));
        return true;
    }
}
