package io.masthead.domain.session;

import io.masthead.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: ends the sessions of an account after a change relevant to its security. Part of
 * {@link SessionRepository}; a host without sessions uses {@link #NONE}.
 */
@FunctionalInterface
public interface SessionTermination {

    /** Ends nothing; for hosts without sessions. */
    SessionTermination NONE = (user, kept) -> Set.of();

    /**
     * Ends the sessions of a user.
     *
     * @param user the user
     * @param kept the session to keep, if any
     * @return the ids of the ended sessions
     */
    Set<SessionId> removeAll(UserId user, Optional<SessionId> kept);
}
