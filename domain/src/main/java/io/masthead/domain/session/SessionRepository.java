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
 * Driven port: stores sessions. Removing a session ends it; removing a user removes its sessions.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface SessionRepository extends SessionTermination, OpenSessions {

    /** {@return an id that was never returned before: not in a unit of work that was rolled back, not before a restart} */
    SessionId nextId();

    /**
     * Finds a session.
     *
     * @param id its id
     * @return the session, unless it has ended
     */
    Optional<Session> find(SessionId id);

    /**
     * Finds a session by the family of its tokens and locks it until the transaction ends. Concurrent transactions wait
     * for the lock.
     *
     * @param family the hash of the family
     * @return the session, unless it has ended
     */
    Optional<Session> lock(TokenHash family);

    /**
     * Lists the sessions of a user, most recently used first, then by descending id.
     *
     * @param user the user
     * @return the sessions
     */
    List<Session> list(UserId user);

    /**
     * Adds a session.
     *
     * @param session a session with a new id
     * @throws UserNotFound if the user was removed
     */
    void add(Session session);

    /**
     * Stores a session read with {@link #lock}.
     *
     * @param session the changed session
     */
    void save(Session session);

    /**
     * Ends a session.
     *
     * @param user the user that must own it
     * @param id the session
     * @return whether the user had this session
     */
    boolean remove(UserId user, SessionId id);

    /**
     * Ends the least recently used sessions of a user, in the order of {@link #list}.
     *
     * @param user the user
     * @param kept the number of sessions to keep
     * @return the ids of the ended sessions
     */
    Set<SessionId> removeSurplus(UserId user, int kept);

    /**
     * Removes expired sessions (those that are not {@link Session#isOpen open}).
     *
     * @param now the current time
     */
    void removeExpired(Instant now);
}
