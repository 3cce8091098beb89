package io.masthead.application.post;

import io.masthead.domain.Page;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;

/** Lists what one user wrote, and tells a silent user from none. */
@FunctionalInterface
public interface ListPostsOfUser {

    /**
     * Whose posts, for whom.
     *
     * @param author whose posts, whatever {@code posts} says of an author
     * @param posts which of them
     */
    record Query(UserId author, ListPosts.Query posts) {}

    /**
     * Lists the posts of a user.
     *
     * @param query whose, for whom
     * @return the page
     * @throws UserNotFound if there is no such user
     */
    Page<PostView, PostCursor> list(Query query);
}
