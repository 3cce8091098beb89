package io.masthead.application.support;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.SessionEvent.SessionEnded;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/** Ends sessions, records that they ended and tells it. */
public final class SessionRevocation {

    private final SessionRepository sessions;
    private final AuditRecorder history;
    private final DomainEvents events;

    /**
     * Names what is needed.
     *
     * @param ports the driven ports
     */
    public SessionRevocation(DrivenPorts ports) {
        this.sessions = ports.repositories().sessions();
        this.history = new AuditRecorder(ports);
        this.events = ports.events();
    }

    /**
     * Ends a session.
     *
     * @param user whose it must be
     * @param id the session
     * @param actor by whose hand, if known
     * @param at when
     * @return whether this user had such a session
     */
    public boolean end(UserId user, SessionId id, Optional<UserId> actor, Instant at) {
        boolean ended = sessions.remove(user, id);
        if (ended) {
            announce(user, id, actor, at);
        }
        return ended;
    }

    /**
     * Ends the sessions of an account whose protection has changed.
     *
     * @param user whose
     * @param kept the session that asked for it, if it is the account's own
     * @param actor by whose hand, if known
     * @param at when
     */
    public void endAll(UserId user, Optional<SessionId> kept, Optional<UserId> actor, Instant at) {
        sessions.removeAll(user, kept).forEach(id -> announce(user, id, actor, at));
    }

    /**
     * Ends the sessions that are too many.
     *
     * @param user whose
     * @param kept how many go on
     * @param at when
     */
    public void endSurplus(UserId user, int kept, Instant at) {
        sessions.removeSurplus(user, kept).forEach(id -> announce(user, id, Optional.of(user), at));
    }

    private void announce(UserId user, SessionId id, Optional<UserId> actor, Instant at) {
        history.record(AuditAction.SESSION_ENDED, Optional.of(user), actor, at);
        events.publish(new SessionEnded(user, id, at));
    }
}
