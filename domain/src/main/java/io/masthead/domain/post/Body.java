package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Text of a post, stored unchanged; may be empty.
 *
 * @param value at most {@value #MAX_LENGTH} code points
 */
public record Body(String value) {

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 100_000;

    /** Empty text. */
    public static final Body EMPTY = new Body("");

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is too long, or contains NUL or an unpaired surrogate
     */
    public Body {
        Checks.text(Body.class, value, 0, MAX_LENGTH);
    }
}
