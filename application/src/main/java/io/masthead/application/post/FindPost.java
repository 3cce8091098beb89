package io.masthead.application.post;

import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Finds a post visible to the viewer. */
@FunctionalInterface
public interface FindPost {

    /**
     * Query for a post.
     *
     * @param id the post
     * @param viewer the authenticated user, if any
     * @param author whether to include its author, which costs one more statement
     */
    record Query(PostId id, Optional<UserId> viewer, boolean author) {}

    /**
     * Finds a post.
     *
     * @param query the query
     * @return the post
     * @throws PostNotFound if there is no such post, or it is a draft and the viewer is neither its author nor an admin
     */
    PostView find(Query query);
}
