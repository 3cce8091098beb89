package com.acme.comments;

import io.masthead.domain.Checks;

/**
 * Id of a comment.
 *
 * @param value a positive number
 */
public record CommentId(long value) {

    public CommentId {
        Checks.range(CommentId.class, value, 1, Long.MAX_VALUE);
    }
}
