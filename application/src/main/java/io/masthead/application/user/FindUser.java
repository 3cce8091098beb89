package io.masthead.application.user;

import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Finds a user as others see it. */
@FunctionalInterface
public interface FindUser {

    /**
     * Whom to find, for whom.
     *
     * @param id the user wanted
     * @param viewer who asks, if known
     */
    record Query(UserId id, Optional<UserId> viewer) {}

    /**
     * Finds a user.
     *
     * @param query whom, for whom
     * @return the user
     * @throws UserNotFound if there is none
     */
    VisibleUser find(Query query);
}
