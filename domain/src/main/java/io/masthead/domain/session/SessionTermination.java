package io.masthead.domain.session;

import io.masthead.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: ends the sessions of an account whose protection has changed. Part of {@link SessionRepository}; a host
 * that keeps no sessions takes {@link #NONE}.
 */
@FunctionalInterface
public interface SessionTermination {

    /** For hosts without sessions: there are none to end. */
    SessionTermination NONE = (user, kept) -> Set.of();

    /**
     * Ends the sessions of a user.
     *
     * @param user whose
     * @param kept the one that goes on, if any
     * @return those that ended
     */
    Set<SessionId> removeAll(UserId user, Optional<SessionId> kept);
}
