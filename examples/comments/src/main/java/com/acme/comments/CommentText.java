package com.acme.comments;

import io.masthead.domain.Checks;

/**
 * Text of a comment, stored unchanged.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points
 */
public record CommentText(String value) {

    /** Minimum length in code points. */
    public static final int MIN_LENGTH = 1;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 2_000;

    public CommentText {
        Checks.text(CommentText.class, value, MIN_LENGTH, MAX_LENGTH);
    }
}
