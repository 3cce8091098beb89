package io.masthead.application.post;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.post.Post;
import java.util.Optional;

/**
 * A post as someone reads it.
 *
 * @param post the post
 * @param author who wrote it, as the reader sees it, if that was asked for
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
