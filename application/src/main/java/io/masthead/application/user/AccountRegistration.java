package io.masthead.application.user;

import io.masthead.application.idempotency.IdempotentExecution;
import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Registers accounts. */
final class AccountRegistration {

    private final UserRepository users;
    private final UnitOfWork unitOfWork;
    private final IdempotentExecution execution;
    private final AuditRecorder recorder;
    private final DomainEvents events;
    private final InstantSource clock;
    private final EmailVisibility visibility;
    private final RegistrationPolicy policy;

    AccountRegistration(UserPorts ports) {
        this.users = ports.users();
        this.unitOfWork = ports.unitOfWork();
        this.execution = new IdempotentExecution(ports.idempotency());
        this.recorder = new AuditRecorder(ports.audit());
        this.events = EventRecorder.of(ports);
        this.clock = ports.clock();
        this.visibility = ports.emailVisibility();
        this.policy = ports.registration();
    }

    Outcome<VisibleUser> register(Registration registration) {
        return register(registration, Optional.empty());
    }

    Outcome<VisibleUser> register(Registration registration, Optional<PasswordHash> hash) {
        requireOpen(registration.actor());
        Outcome<User> outcome = unitOfWork.run(() -> execution.run(
                registration.idempotency(),
                () -> add(
                        registration.name(),
                        registration.email(),
                        Optional.of(registration.age()),
                        hash,
                        registration.actor(),
                        registration.origin()),
                user -> user.id().value(),
                id -> users.find(new UserId(id)).orElseThrow(() -> new UserNotFound(new UserId(id)))));
        return new Outcome<>(asSeen(outcome.value(), registration), outcome.replayed());
    }

    /** Fails if a caller may not register accounts. */
    void requireOpen(Optional<UserId> actor) {
        if (!policy.allows(() -> actor.flatMap(users::find))) {
            throw new RegistrationClosed();
        }
    }

    /** A replay shows the e-mail address only if it is still the submitted one: the owner may have changed it since. */
    private VisibleUser asSeen(User user, Registration registration) {
        return new VisibleUser(
                user, user.email().equals(registration.email()) || visibility.shows(user.id(), Optional.empty()));
    }

    /** Adds an account. To be called within a transaction. */
    User add(
            UserName name,
            EmailAddress email,
            Optional<Age> age,
            Optional<PasswordHash> hash,
            Optional<UserId> actor,
            RequestOrigin origin) {
        User user = User.register(users.nextId(), name, email, age, Role.USER, hash, clock.instant());
        users.add(user);
        Instant at = user.state().createdAt();
        recorder.record(AuditAction.ACCOUNT_REGISTERED, user.id(), actor.orElse(user.id()), origin, at);
        events.publish(new UserRegistered(user.id(), user.version(), at));
        return user;
    }
}
