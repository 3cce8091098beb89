package io.masthead.application.user;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Lists users by ascending id. */
@FunctionalInterface
public interface ListUsers {

    /**
     * Query for a page of users.
     *
     * @param after the id after which to continue; the first users if empty
     * @param page the part of the list to return
     * @param total whether to count the whole list, regardless of the cursor, which costs one more statement
     * @param viewer the authenticated user, if any
     */
    record Query(Optional<UserId> after, PageRequest page, boolean total, Optional<UserId> viewer) {}

    /**
     * Lists users.
     *
     * @param query the query
     * @return the page
     */
    Page<VisibleUser, UserId> list(Query query);
}
