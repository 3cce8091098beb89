package io.masthead.application.post;

import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Finds a post that its reader may see. */
@FunctionalInterface
public interface FindPost {

    /**
     * What to find, for whom.
     *
     * @param id the post wanted
     * @param viewer who asks, if known
     * @param author whether to find its author, too, which costs a statement more
     */
    record Query(PostId id, Optional<UserId> viewer, boolean author) {}

    /**
     * Finds a post.
     *
     * @param query what, for whom
     * @return the post
     * @throws PostNotFound if there is none, or it is a draft and the viewer is neither its author nor an admin
     */
    PostView find(Query query);
}
