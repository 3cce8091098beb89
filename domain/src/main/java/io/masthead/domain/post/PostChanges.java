package io.masthead.domain.post;

import java.util.Optional;

/**
 * What to change of a post; what is empty stays as it is.
 *
 * @param title a new title
 * @param body a new text
 * @param status a new status
 */
public record PostChanges(Optional<Title> title, Optional<Body> body, Optional<PostStatus> status) {

    /** Changes nothing: start here and add with the {@code with…} methods. */
    public static final PostChanges NONE = new PostChanges(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * {@return these changes and a new title}
     *
     * @param newTitle the title
     */
    public PostChanges withTitle(Title newTitle) {
        return new PostChanges(Optional.of(newTitle), body, status);
    }

    /**
     * {@return these changes and a new text}
     *
     * @param newBody the text
     */
    public PostChanges withBody(Body newBody) {
        return new PostChanges(title, Optional.of(newBody), status);
    }

    /**
     * {@return these changes and a new status}
     *
     * @param newStatus the status
     */
    public PostChanges withStatus(PostStatus newStatus) {
        return new PostChanges(title, body, Optional.of(newStatus));
    }
}
