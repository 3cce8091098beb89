package io.masthead.application.user;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.guard.History;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.PasswordPolicy;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes accounts. */
final class Registrar {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final History history;
    private final DomainEvents events;
    private final InstantSource clock;
    private final Optional<EmailAddress> adminEmail;

    Registrar(DrivenPorts ports, AccountPolicy policy) {
        this.users = ports.repositories().users();
        this.hasher = ports.hasher();
        this.history = new History(ports);
        this.events = ports.events();
        this.clock = ports.clock();
        this.adminEmail = policy.adminEmail();
    }

    User register(Registration registration) {
        registration
                .password()
                .ifPresent(password -> PasswordPolicy.require(password, registration.email(), registration.name()));
        // Hashing is slow on purpose: it comes before anything that would hold a connection.
        Optional<PasswordHash> hash = registration.password().map(hasher::hash);
        return add(registration.name(), registration.email(), registration.age(), hash);
    }

    User add(UserName name, EmailAddress email, Age age, Optional<PasswordHash> hash) {
        Role role = adminEmail.equals(Optional.of(email)) ? Role.ADMIN : Role.USER;
        User user = User.register(users.nextId(), name, email, age, role, hash, clock.instant());
        users.add(user);
        Instant at = user.state().createdAt();
        history.record(AuditAction.ACCOUNT_REGISTERED, user.id(), user.id(), at);
        events.publish(new UserRegistered(user.id(), at));
        return user;
    }
}
