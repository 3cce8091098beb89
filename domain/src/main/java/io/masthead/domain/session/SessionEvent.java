package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Something happened to a session. */
public sealed interface SessionEvent extends DomainEvent {

    /** {@return whose session} */
    UserId user();

    /** {@return which session} */
    SessionId session();

    /**
     * Someone signed in.
     *
     * @param user who
     * @param session the session that began
     * @param at when
     */
    record SignedIn(UserId user, SessionId session, Instant at) implements SessionEvent {

        /** Cuts the instant. */
        public SignedIn {
            at = Checks.micros(at);
        }
    }

    /**
     * A session ended before its time.
     *
     * @param user whose
     * @param session the session that ended
     * @param at when
     */
    record SessionEnded(UserId user, SessionId session, Instant at) implements SessionEvent {

        /** Cuts the instant. */
        public SessionEnded {
            at = Checks.micros(at);
        }
    }
}
