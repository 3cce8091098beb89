package io.masthead.domain.user;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: keeps users.
 *
 * <p>Safe for use by many threads. What it returns are copies: a change of theirs is stored by {@link #save} alone.
 * Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface UserRepository extends UserLookup {

    /**
     * {@return an identity that no user has or had}
     *
     * <p>Those that one instance gives grow, with gaps; across instances, order says nothing about time.
     */
    UserId nextId();

    /**
     * Finds a user in order to change it: others who do the same wait until this transaction ends, so that none of them
     * fails for having read too early.
     *
     * @param id its identity
     * @return the user, if there is one
     */
    Optional<User> lock(UserId id);

    /**
     * Finds a user by its address.
     *
     * @param email the address
     * @return the user, if there is one
     */
    Optional<User> findByEmail(EmailAddress email);

    /**
     * Lists users by growing identity.
     *
     * @param after only those after this identity, if given
     * @param page which part of that
     * @return at most as many users as the page allows
     */
    List<User> list(Optional<UserId> after, PageRequest page);

    /** {@return how many users there are} */
    long count();

    /**
     * Finds all admins and keeps others from changing the set until the transaction ends, so that two who demote each
     * other at once cannot both succeed.
     *
     * @return the admins' identities
     */
    Set<UserId> lockAdmins();

    /**
     * Adds a new user.
     *
     * @param user a user with a fresh identity
     * @throws EmailTaken if another user has the address
     */
    void add(User user);

    /**
     * Stores the changes of a user.
     *
     * @param user the changed user, with the version that it was read with
     * @return the user as it is stored now, its version one higher
     * @throws EmailTaken if another user has the address
     * @throws ConcurrentUpdate if the user was saved or removed since it was read
     */
    User save(User user);

    /**
     * Removes a user and with it all its posts.
     *
     * @param user the user, with the version that it was read with
     * @throws ConcurrentUpdate if the user was saved or removed since it was read
     */
    void remove(User user);
}
