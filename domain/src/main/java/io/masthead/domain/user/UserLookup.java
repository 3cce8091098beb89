package io.masthead.domain.user;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Driven port: user lookup, for features that only read users. Part of {@link UserRepository}. */
public interface UserLookup {

    /**
     * Finds a user.
     *
     * @param id its id
     * @return the user, if there is one
     */
    Optional<User> find(UserId id);

    /**
     * Finds several users at once.
     *
     * @param ids any number of ids
     * @return the existing users, each once, in no particular order
     */
    List<User> findAll(Set<UserId> ids);
}
