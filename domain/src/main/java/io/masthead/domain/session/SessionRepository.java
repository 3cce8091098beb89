package io.masthead.domain.session;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: keeps sessions. What is removed has ended; the sessions of a removed user are removed with it.
 *
 * <p>Safe for use by many threads. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface SessionRepository extends SessionTermination {

    /** {@return an identity that no session has or had} */
    SessionId nextId();

    /**
     * Finds a session.
     *
     * @param id its identity
     * @return the session, if it has not ended
     */
    Optional<Session> find(SessionId id);

    /**
     * Finds a session by what its tokens share, in order to change it: others who do the same wait until this
     * transaction ends.
     *
     * @param family what its tokens share
     * @return the session, if it has not ended
     */
    Optional<Session> lock(TokenHash family);

    /**
     * Lists the sessions of a user, the last used first, then by falling identity.
     *
     * @param user whose
     * @return its sessions
     */
    List<Session> list(UserId user);

    /**
     * Adds a session.
     *
     * @param session a session with a fresh identity
     * @throws UserNotFound if the user was removed
     */
    void add(Session session);

    /**
     * Stores a session that was read with {@link #lock}.
     *
     * @param session the changed session
     */
    void save(Session session);

    /**
     * Ends a session.
     *
     * @param user whose it must be
     * @param id the session
     * @return whether this user had such a session
     */
    boolean remove(UserId user, SessionId id);

    /**
     * Ends the sessions of a user that were not used for the longest time, as {@link #list} orders them.
     *
     * @param user whose
     * @param kept how many go on
     * @return those that ended
     */
    Set<SessionId> removeSurplus(UserId user, int kept);

    /**
     * Removes the sessions that are not open any more ({@link Session#isOpen}).
     *
     * @param now the present
     */
    void removeExpired(Instant now);
}
