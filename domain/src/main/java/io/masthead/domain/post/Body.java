package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * The text of a post, exactly as given; may be empty.
 *
 * @param value at most {@value #MAX_LENGTH} code points
 */
public record Body(String value) {

    /** The most code points. */
    public static final int MAX_LENGTH = 100_000;

    /** No text at all. */
    public static final Body EMPTY = new Body("");

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is too long, or has NUL or a lone surrogate
     */
    public Body {
        Checks.text(Body.class, value, 0, MAX_LENGTH);
    }
}
