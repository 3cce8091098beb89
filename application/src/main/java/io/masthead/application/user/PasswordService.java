package io.masthead.application.user;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.PasswordComparison;
import io.masthead.application.support.SessionRevocation;
import io.masthead.application.support.SignInThrottle;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.AccountGone;
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

/** Changing a password: compare and hash without holding a connection, conclude in one transaction. */
final class PasswordService {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final UnitOfWork unitOfWork;
    private final SignInThrottle guesses;
    private final SessionRevocation ending;
    private final AuditRecorder history;
    private final DomainEvents events;
    private final InstantSource clock;

    PasswordService(DrivenPorts ports) {
        this.users = ports.repositories().users();
        this.hasher = ports.hasher();
        this.unitOfWork = ports.unitOfWork();
        this.guesses = new SignInThrottle(ports);
        this.ending = new SessionRevocation(ports);
        this.history = new AuditRecorder(ports);
        this.events = ports.events();
        this.clock = ports.clock();
    }

    void change(Change change) {
        if (!PasswordComparison.withPresentHash(() -> compare(change))) {
            throw new WrongPassword();
        }
    }

    private boolean compare(Change change) {
        User user = users.find(change.self()).orElseThrow(AccountGone::new);
        PasswordPolicy.require(change.next(), user.email(), user.name());
        boolean right = hasher.matches(change.current(), user.passwordHash());
        Optional<PasswordHash> next = right ? Optional.of(hasher.hash(change.next())) : Optional.empty();
        return unitOfWork.run(() -> conclude(change, user, next));
    }

    /** Returns false instead of failing, so that the wrong guess is counted. */
    private boolean conclude(Change change, User compared, Optional<PasswordHash> next) {
        Instant now = clock.instant();
        if (!guesses.judge(
                        compared.email(), Optional.of(compared.id()), Optional.of(change.self()), next.isPresent(), now)
                || next.isEmpty()) {
            return false;
        }
        User user = users.lock(change.self()).orElseThrow(AccountGone::new);
        PasswordComparison.requireSameHash(compared, user);
        User saved = users.save(user.changePassword(next.get(), now));
        Instant at = saved.state().updatedAt();
        history.record(AuditAction.PASSWORD_CHANGED, saved.id(), saved.id(), at);
        ending.endAll(saved.id(), change.session(), Optional.of(saved.id()), at);
        events.publish(new PasswordChanged(saved.id(), at));
        return true;
    }
}
