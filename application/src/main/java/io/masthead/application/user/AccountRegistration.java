package io.masthead.application.user;

import io.masthead.application.Outcome;
import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.IdempotentExecution;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.PasswordPolicy;
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

/** Makes accounts. */
final class AccountRegistration {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final UnitOfWork unitOfWork;
    private final IdempotentExecution once;
    private final AuditRecorder history;
    private final DomainEvents events;
    private final InstantSource clock;
    private final Optional<EmailAddress> adminEmail;
    private final EmailVisibility visibility;

    AccountRegistration(DrivenPorts ports, AccountPolicy policy) {
        this.users = ports.repositories().users();
        this.hasher = ports.hasher();
        this.unitOfWork = ports.unitOfWork();
        this.once = new IdempotentExecution(ports);
        this.history = new AuditRecorder(ports);
        this.events = ports.events();
        this.clock = ports.clock();
        this.adminEmail = policy.adminEmail();
        this.visibility = policy.emailVisibility();
    }

    Outcome<VisibleUser> register(Registration registration) {
        registration
                .password()
                .ifPresent(password -> PasswordPolicy.require(password, registration.email(), registration.name()));
        // Hashing is slow on purpose: nothing holds a connection meanwhile.
        Optional<PasswordHash> hash = registration.password().map(hasher::hash);
        Outcome<User> outcome = unitOfWork.run(() -> once.run(
                registration.attempt(),
                () -> add(registration.name(), registration.email(), registration.age(), hash),
                user -> user.id().value(),
                id -> users.find(new UserId(id)).orElseThrow(() -> new UserNotFound(new UserId(id)))));
        return new Outcome<>(asSeen(outcome.value(), registration), outcome.replayed());
    }

    /** Whoever made the account knows the address that it had then, but perhaps not the one that it has now. */
    private VisibleUser asSeen(User user, Registration registration) {
        return new VisibleUser(
                user, user.email().equals(registration.email()) || visibility.shows(user.id(), Optional.empty()));
    }

    User add(UserName name, EmailAddress email, Age age, Optional<PasswordHash> hash) {
        // The first admin alone: whoever gets hold of an address that an admin has given up gets no more than that.
        boolean first =
                adminEmail.equals(Optional.of(email)) && users.lockAdmins().isEmpty();
        Role role = first ? Role.ADMIN : Role.USER;
        User user = User.register(users.nextId(), name, email, age, role, hash, clock.instant());
        users.add(user);
        Instant at = user.state().createdAt();
        history.record(AuditAction.ACCOUNT_REGISTERED, user.id(), user.id(), at);
        events.publish(new UserRegistered(user.id(), at));
        return user;
    }
}
