package io.masthead.application.post;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.post.Post;
import java.util.Optional;

/**
 * Post as presented to a viewer.
 *
 * @param post the post
 * @param author the author as presented to the viewer, if requested
 */
public record PostView(Post post, Optional<VisibleUser> author) {

    /**
     * {@return a post without its author}
     *
     * @param post the post
     */
    public static PostView of(Post post) {
        return new PostView(post, Optional.empty());
    }
}
