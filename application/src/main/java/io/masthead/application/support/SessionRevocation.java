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

/** Revokes sessions: ends them, records it in the audit log and publishes events. */
public final class SessionRevocation {

    private final SessionTermination sessions;
    private final AuditRecorder recorder;
    private final DomainEvents events;

    /**
     * Creates a revocation.
     *
     * @param sessions ends sessions
     * @param audit the audit log
     * @param events the publisher of events
     */
    public SessionRevocation(SessionTermination sessions, AuditLog audit, DomainEvents events) {
        this.sessions = sessions;
        this.recorder = new AuditRecorder(audit);
        this.events = events;
    }

    /**
     * Revokes the sessions of an account after a change relevant to its security.
     *
     * @param user the user
     * @param kept the session to keep, if any
     * @param actor the authenticated user, if any
     * @param origin the origin of the request
     * @param at the time of the event
     */
    public void revokeAll(
            UserId user, Optional<SessionId> kept, Optional<UserId> actor, RequestOrigin origin, Instant at) {
        sessions.removeAll(user, kept).forEach(id -> announce(user, id, actor, origin, at));
    }

    /**
     * Records and publishes the end of a session.
     *
     * @param user the user
     * @param id the session
     * @param actor the authenticated user, if any
     * @param origin the origin of the request
     * @param at the time of the event
     */
    public void announce(UserId user, SessionId id, Optional<UserId> actor, RequestOrigin origin, Instant at) {
        recorder.record(AuditAction.SESSION_ENDED, Optional.of(user), actor, origin, at);
        events.publish(new SessionEnded(user, id, at));
    }
}
