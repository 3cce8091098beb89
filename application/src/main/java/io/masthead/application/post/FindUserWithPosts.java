package io.masthead.application.post;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.post.Post;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Optional;

/** Finds a user together with what it published last. */
@FunctionalInterface
public interface FindUserWithPosts {

    /** How many posts come along at most. */
    int MAX_POSTS = 20;

    /**
     * Whom to find, for whom.
     *
     * @param id the user wanted
     * @param viewer who asks, if known
     */
    record Query(UserId id, Optional<UserId> viewer) {}

    /**
     * A user and what it published last.
     *
     * @param user the user
     * @param posts its newest published posts, newest first
     */
    record UserWithPosts(VisibleUser user, List<Post> posts) {}

    /**
     * Finds a user and its newest {@value #MAX_POSTS} published posts.
     *
     * @param query whom, for whom
     * @return the user and the posts
     * @throws UserNotFound if there is no such user
     */
    UserWithPosts find(Query query);
}
