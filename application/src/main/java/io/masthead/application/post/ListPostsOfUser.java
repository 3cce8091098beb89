package io.masthead.application.post;

import io.masthead.domain.Page;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;

/**
 * Lists the posts of a user. An empty page if the user wrote nothing, {@link UserNotFound} if there is no such user.
 */
@FunctionalInterface
public interface ListPostsOfUser {

    /**
     * Query for a page of the posts of a user.
     *
     * @param author the author; overrides the author in {@code posts}
     * @param posts the query for the posts
     */
    record Query(UserId author, ListPosts.Query posts) {}

    /**
     * Lists the posts of a user.
     *
     * @param query the query
     * @return the page; empty if the user wrote nothing
     * @throws UserNotFound if there is no such user
     */
    Page<PostView, PostCursor> list(Query query);
}
