package io.masthead.domain.user;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: stores users.
 *
 * <p>Thread-safe. Returns copies: changes are stored by {@link #save} only. Every method may fail with
 * {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface UserRepository extends UserLookup {

    /**
     * {@return an id that was never returned before: not in a unit of work that was rolled back, not before a restart}
     *
     * <p>Ids assigned by one instance increase, with gaps; across instances, their order says nothing about time.
     */
    UserId nextId();

    /**
     * Finds a user and locks it until the transaction ends. Concurrent transactions wait for the lock, so that they
     * read the latest version instead of failing when they save.
     *
     * @param id its id
     * @return the user, if there is one
     */
    Optional<User> lock(UserId id);

    /**
     * Finds a user by e-mail address.
     *
     * @param email the e-mail address
     * @return the user, if there is one
     */
    Optional<User> findByEmail(EmailAddress email);

    /**
     * Lists users by ascending id.
     *
     * @param after the id after which to continue; the first users if empty
     * @param page the part of the list to return
     * @return at most {@link PageRequest#limit} users
     */
    List<User> list(Optional<UserId> after, PageRequest page);

    /** {@return the number of users} */
    long count();

    /**
     * Finds all admins and locks the set until the transaction ends, so that two admins who demote each other
     * concurrently cannot both succeed.
     *
     * @return the ids of the admins
     */
    Set<UserId> lockAdmins();

    /**
     * Adds a new user.
     *
     * @param user a user with a new id
     * @throws EmailTaken if another user has the e-mail address
     */
    void add(User user);

    /**
     * Stores the changes of a user.
     *
     * @param user the changed user, with the version at which it was read
     * @return the stored user, its version incremented by one
     * @throws EmailTaken if another user has the e-mail address
     * @throws ConcurrentUpdate if the user was saved or removed since it was read
     */
    User save(User user);

    /**
     * Removes a user and all its posts.
     *
     * @param user the user, with the version at which it was read
     * @throws ConcurrentUpdate if the user was saved or removed since it was read
     */
    void remove(User user);

    /**
     * Removes accounts that cannot be signed in to and have nothing: without password, external identity and post, and
     * without the role of an admin. An account that gets an identity or a post concurrently stays.
     *
     * @param before accounts that were changed at this time or later stay
     * @param limit the maximum number of accounts to remove
     * @return the ids of the removed accounts
     */
    List<UserId> removeUnclaimed(Instant before, int limit);
}
