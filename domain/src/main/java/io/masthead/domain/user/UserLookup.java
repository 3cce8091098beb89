package io.masthead.domain.user;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Driven port: finds users, for features that only need to know who someone is. Part of {@link UserRepository}. */
public interface UserLookup {

    /**
     * Finds a user.
     *
     * @param id its identity
     * @return the user, if there is one
     */
    Optional<User> find(UserId id);

    /**
     * Finds several users at once.
     *
     * @param ids their identities, in any number
     * @return those that there are, each once, in no order
     */
    List<User> findAll(Set<UserId> ids);
}
