package io.masthead.application.user;

import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.support.SessionRevocation;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.Failure;
import io.masthead.domain.Forbidden;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.IdentityRefusal;
import io.masthead.domain.session.RecentSignIn;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Use cases that change or delete accounts. */
final class UserService {

    private final UserRepository users;
    private final IdentityRefusal identities;
    private final SessionRevocation revocation;
    private final AuditRecorder recorder;
    private final DomainEvents events;
    private final AccountEdit accountEdit;
    private final RecentSignIn recentSignIn;
    private final InstantSource clock;

    UserService(UserPorts ports) {
        this.users = ports.users();
        this.identities = ports.identities();
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), EventRecorder.of(ports));
        this.recorder = new AuditRecorder(ports.audit());
        this.events = EventRecorder.of(ports);
        this.accountEdit = new AccountEdit(ports);
        this.recentSignIn = ports.recentSignIn();
        this.clock = ports.clock();
    }

    User edit(Edit edit) {
        User user = requireManaged(edit.id(), edit.actor(), Permission.EDIT_ACCOUNT);
        UserChanges changes = edit.changes();
        boolean roleChanges = changes.role().isPresent()
                && changes.role().get() != user.state().role();
        if (roleChanges) {
            requirePermission(user, edit.actor(), Permission.CHANGE_ROLE);
        }
        if (roleChanges
                || changes.email().filter(email -> !email.equals(user.email())).isPresent()) {
            recentSignIn.require(edit.signedIn(), clock.instant());
        }
        edit.condition().require(user.version());
        if (roleChanges && user.isAdmin()) {
            requireAnotherAdmin();
        }
        // A change of the role ends every session, including that of the request.
        boolean keepsSession = edit.actor().equals(edit.id()) && !roleChanges;
        return accountEdit.save(
                user,
                user.edit(changes, clock.instant()),
                Optional.of(edit.actor()),
                keepsSession ? edit.session() : Optional.empty(),
                edit.origin());
    }

    void close(Closing closing) {
        User user = requireManaged(closing.id(), closing.actor(), Permission.CLOSE_ACCOUNT);
        if (closing.refusesIdentities()) {
            requirePermission(user, closing.actor(), Permission.REFUSE_IDENTITIES);
        }
        Instant now = clock.instant();
        recentSignIn.require(closing.signedIn(), now);
        closing.condition().require(user.version());
        if (user.isAdmin()) {
            requireAnotherAdmin();
        }
        revocation.revokeAll(user.id(), Optional.empty(), Optional.of(closing.actor()), closing.origin(), now);
        if (closing.refusesIdentities() && identities.refuseAll(user.id())) {
            recorder.record(AuditAction.IDENTITY_REFUSED, user.id(), closing.actor(), closing.origin(), now);
        }
        users.remove(user);
        recorder.record(AuditAction.ACCOUNT_CLOSED, user.id(), closing.actor(), closing.origin(), now);
        events.publish(new AccountClosed(user.id(), now));
    }

    private User requireManaged(UserId id, UserId actor, Permission permission) {
        Failure missing = id.equals(actor) ? new AccountGone() : new UserNotFound(id);
        User user = users.lock(id).orElseThrow(() -> missing);
        requirePermission(user, actor, permission);
        return user;
    }

    private void requirePermission(User user, UserId actor, Permission permission) {
        User acting = actor.equals(user.id()) ? user : users.find(actor).orElseThrow(AccountGone::new);
        if (!permission.allows(acting, user.id())) {
            throw new Forbidden();
        }
    }

    private void requireAnotherAdmin() {
        if (users.lockAdmins().size() < 2) {
            throw new LastAdmin();
        }
    }
}
