package io.masthead.domain.post;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of posts.
 *
 * @param posts the posts, in the order that was asked for
 * @param end the place of the last of them in that order, to continue after; empty if there are none
 */
public record PostSlice(List<Post> posts, Optional<PostCursor> end) {

    /** Copies the posts. */
    public PostSlice {
        posts = List.copyOf(posts);
    }
}
