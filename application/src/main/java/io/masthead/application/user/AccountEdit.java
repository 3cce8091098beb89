package io.masthead.application.user;

import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.SessionRevocation;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.User;
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

    AccountEdit(UserPorts ports) {
        this.users = ports.users();
        this.revocation = new SessionRevocation(ports.sessions(), ports.audit(), ports.events());
        this.recorder = new AuditRecorder(ports.audit());
        this.events = ports.events();
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
        events.publish(new UserEdited(id, at));
        return saved;
    }
}
