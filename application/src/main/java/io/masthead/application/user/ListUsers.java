package io.masthead.application.user;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Lists users by growing identity. */
@FunctionalInterface
public interface ListUsers {

    /**
     * Which users, for whom.
     *
     * @param after only those after this identity, if given
     * @param page which part of that
     * @param total whether to count the whole list, wherever the part begins, which costs a statement more
     * @param viewer who asks, if known
     */
    record Query(Optional<UserId> after, PageRequest page, boolean total, Optional<UserId> viewer) {}

    /**
     * Lists users.
     *
     * @param query which, for whom
     * @return the page
     */
    Page<VisibleUser, UserId> list(Query query);
}
