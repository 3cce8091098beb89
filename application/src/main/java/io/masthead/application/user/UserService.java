package io.masthead.application.user;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.Failure;
import io.masthead.domain.NotAllowed;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserEvent.PasswordChanged;
import io.masthead.domain.user.UserEvent.UserEdited;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import io.masthead.domain.user.WrongPassword;
import java.time.InstantSource;
import java.util.Optional;

/** The use cases of accounts that change something. */
final class UserService {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final DomainEvents events;
    private final InstantSource clock;
    private final AccountPolicy policy;

    UserService(DrivenPorts ports, AccountPolicy policy) {
        this.users = ports.users();
        this.hasher = ports.hasher();
        this.events = ports.events();
        this.clock = ports.clock();
        this.policy = policy;
    }

    User register(Registration registration) {
        // Hashing is slow on purpose: it comes before anything that would hold a connection.
        Optional<PasswordHash> hash = registration.password().map(hasher::hash);
        Role role = policy.adminEmail().equals(Optional.of(registration.email())) ? Role.ADMIN : Role.USER;
        User user = User.register(
                users.nextId(),
                registration.name(),
                registration.email(),
                registration.age(),
                role,
                hash,
                clock.instant());
        users.add(user);
        events.publish(new UserRegistered(user.id(), user.state().createdAt()));
        return user;
    }

    User edit(Edit edit) {
        User user = requireManaged(edit.id(), edit.actor());
        UserChanges changes = edit.changes();
        boolean roleChanges = changes.role().isPresent()
                && changes.role().get() != user.state().role();
        if (roleChanges && !isAdmin(edit.actor(), user)) {
            throw new NotAllowed();
        }
        if (roleChanges && user.isAdmin()) {
            requireAnotherAdmin();
        }
        return save(user, user.edit(changes, clock.instant()));
    }

    void changePassword(Change change) {
        User user = users.lock(change.self()).orElseThrow(AccountGone::new);
        if (!hasher.matches(change.current(), user.passwordHash())) {
            throw new WrongPassword();
        }
        User saved = users.save(user.changePassword(hasher.hash(change.next()), clock.instant()));
        events.publish(new PasswordChanged(saved.id(), saved.state().updatedAt()));
    }

    void close(Closing closing) {
        User user = requireManaged(closing.id(), closing.actor());
        if (user.isAdmin()) {
            requireAnotherAdmin();
        }
        users.remove(user);
        events.publish(new AccountClosed(user.id(), clock.instant()));
    }

    boolean appoint(EmailAddress email) {
        Optional<User> found = users.findByEmail(email);
        found.ifPresent(user -> save(user, user.edit(UserChanges.NONE.withRole(Role.ADMIN), clock.instant())));
        return found.isPresent();
    }

    private User save(User before, User after) {
        if (after.state().equals(before.state())) {
            return before;
        }
        User saved = users.save(after);
        events.publish(new UserEdited(saved.id(), saved.state().updatedAt()));
        return saved;
    }

    /** Policy: an account is managed by itself and by admins. */
    private User requireManaged(UserId id, UserId actor) {
        Failure missing = id.equals(actor) ? new AccountGone() : new UserNotFound(id);
        User user = users.lock(id).orElseThrow(() -> missing);
        if (!id.equals(actor) && !isAdmin(actor, user)) {
            throw new NotAllowed();
        }
        return user;
    }

    private boolean isAdmin(UserId actor, User known) {
        User user = actor.equals(known.id()) ? known : users.find(actor).orElseThrow(AccountGone::new);
        return user.isAdmin();
    }

    private void requireAnotherAdmin() {
        if (users.lockAdmins().size() < 2) {
            throw new LastAdmin();
        }
    }
}
