package io.masthead.application.support;

import io.masthead.domain.DomainEvents;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.session.SessionEvent.SessionEnded;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionTermination;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/** Revokes sessions: ends them, records it and tells it. */
public final class SessionRevocation {

    private final SessionTermination sessions;
    private final AuditRecorder recorder;
    private final DomainEvents events;

    /**
     * Revokes.
     *
     * @param sessions ends sessions
     * @param audit the audit log
     * @param events whom it is told
     */
    public SessionRevocation(SessionTermination sessions, AuditLog audit, DomainEvents events) {
        this.sessions = sessions;
        this.recorder = new AuditRecorder(audit);
        this.events = events;
    }

    /**
     * Revokes the sessions of an account whose protection has changed.
     *
     * @param user whose
     * @param kept the session that asked for it, if it is the account's own
     * @param actor by whose hand, if known
     * @param origin from where
     * @param at when
     */
    public void revokeAll(
            UserId user, Optional<SessionId> kept, Optional<UserId> actor, RequestOrigin origin, Instant at) {
        sessions.removeAll(user, kept).forEach(id -> announce(user, id, actor, origin, at));
    }

    /**
     * Records and tells that a session has ended.
     *
     * @param user whose
     * @param id the session
     * @param actor by whose hand, if known
     * @param origin from where
     * @param at when
     */
    public void announce(UserId user, SessionId id, Optional<UserId> actor, RequestOrigin origin, Instant at) {
        recorder.record(AuditAction.SESSION_ENDED, Optional.of(user), actor, origin, at);
        events.publish(new SessionEnded(user, id, at));
    }
}
