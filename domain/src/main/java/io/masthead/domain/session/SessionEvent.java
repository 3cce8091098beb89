package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Event of a session. */
public sealed interface SessionEvent extends DomainEvent {

    /** {@return the id of the user} */
    UserId user();

    /** {@return the id of the session} */
    SessionId session();

    /**
     * A user signed in.
     *
     * @param user the user
     * @param session the new session
     * @param at the time of the event
     */
    record SignedIn(UserId user, SessionId session, Instant at) implements SessionEvent {

        /** Truncates the instant to microseconds. */
        public SignedIn {
            at = Checks.micros(at);
        }
    }

    /**
     * A session was ended before it expired.
     *
     * @param user the user
     * @param session the ended session
     * @param at the time of the event
     */
    record SessionEnded(UserId user, SessionId session, Instant at) implements SessionEvent {

        /** Truncates the instant to microseconds. */
        public SessionEnded {
            at = Checks.micros(at);
        }
    }
}
