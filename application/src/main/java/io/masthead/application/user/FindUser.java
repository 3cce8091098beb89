package io.masthead.application.user;

import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Finds a user as presented to a viewer. */
@FunctionalInterface
public interface FindUser {

    /**
     * Query for a user.
     *
     * @param id the user
     * @param viewer the authenticated user, if any
     */
    record Query(UserId id, Optional<UserId> viewer) {}

    /**
     * Finds a user.
     *
     * @param query the query
     * @return the user
     * @throws UserNotFound if there is no such user
     */
    VisibleUser find(Query query);
}
