package io.masthead.domain.post;

import java.util.Optional;

/**
 * Changes of a post; empty components stay unchanged.
 *
 * @param title a new title
 * @param body a new text
 * @param status a new status
 */
public record PostChanges(Optional<Title> title, Optional<Body> body, Optional<PostStatus> status) {

    /** No changes; the {@code with…} methods add some. */
    public static final PostChanges NONE = new PostChanges(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * {@return these changes with a new title}
     *
     * @param newTitle the title
     */
    public PostChanges withTitle(Title newTitle) {
        return new PostChanges(Optional.of(newTitle), body, status);
    }

    /**
     * {@return these changes with a new text}
     *
     * @param newBody the text
     */
    public PostChanges withBody(Body newBody) {
        return new PostChanges(title, Optional.of(newBody), status);
    }

    /**
     * {@return these changes with a new status}
     *
     * @param newStatus the status
     */
    public PostChanges withStatus(PostStatus newStatus) {
        return new PostChanges(title, body, Optional.of(newStatus));
    }
}
