package io.masthead.application.user;

import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.application.support.SessionRevocation;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserEvent.AccountEdited;
import io.masthead.domain.user.UserEvent.UserEdited;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.util.Optional;

/** Stores an edited account with what follows from the edit: entries of the audit log, ended sessions, an event. */
final class AccountEdit {

    private final UserRepository users;
    private final SessionRevocation revocation;
    private final AuditRecorder recorder;
    private final DomainEvents events;
    private final EmailVisibility visibility;

    AccountEdit(UserPorts ports) {
        this.users = ports.users();
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), EventRecorder.of(ports));
        this.recorder = new AuditRecorder(ports.audit());
        this.events = EventRecorder.of(ports);
        this.visibility = ports.emailVisibility();
    }

    /** {@return the stored account; {@code before} if nothing changes} */
    User save(User before, User after, Optional<UserId> actor, Optional<SessionId> kept, RequestOrigin origin) {
        if (after.state().equals(before.state())) {
            return before;
        }
        User saved = users.save(after);
        UserId id = saved.id();
        Instant at = saved.state().updatedAt();
        boolean emailChanged = !saved.email().equals(before.email());
        boolean roleChanged = saved.state().role() != before.state().role();
        if (emailChanged) {
            recorder.record(AuditAction.EMAIL_CHANGED, Optional.of(id), actor, origin, at);
        }
        if (roleChanged) {
            recorder.record(AuditAction.ROLE_CHANGED, Optional.of(id), actor, origin, at);
        }
        if (emailChanged || roleChanged) {
            revocation.revokeAll(id, kept, actor, origin, at);
        }
        publish(before, saved, emailChanged, at);
        return saved;
    }

    private void publish(User before, User saved, boolean emailChanged, Instant at) {
        UserId id = saved.id();
        boolean nameChanged = !saved.name().equals(before.name());
        if (nameChanged || (emailChanged && visibility.shows(id, Optional.empty()))) {
            events.publish(new UserEdited(id, saved.version(), at));
        }
        boolean others = emailChanged
                || saved.state().role() != before.state().role()
                || !saved.state().age().equals(before.state().age());
        if (others) {
            events.publish(new AccountEdited(id, saved.version(), at));
        }
    }
}
