package io.masthead.application.post;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Optional;

/** Finds a user with their latest published posts. */
@FunctionalInterface
public interface FindUserWithPosts {

    /** Maximum number of posts. */
    int MAX_POSTS = 20;

    /**
     * Query for a user.
     *
     * @param id the user
     * @param viewer the authenticated user, if any
     */
    record Query(UserId id, Optional<UserId> viewer) {}

    /**
     * User with their latest published posts.
     *
     * @param user the user
     * @param posts the latest published posts, newest first; not necessarily all
     */
    record UserWithPosts(VisibleUser user, List<Post> posts) {}

    /**
     * Finds a user with their latest {@value #MAX_POSTS} published posts; with fewer, and no sign of more, if their bodies
     * reach {@link PostRepository#MAX_PAGE_BYTES}. {@link ListPostsOfUser} finds the others.
     *
     * @param query the query
     * @return the user and the posts
     * @throws UserNotFound if there is no such user
     */
    UserWithPosts find(Query query);
}
