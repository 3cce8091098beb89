package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * The title of a post, exactly as given.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points
 */
public record Title(String value) {

    /** The fewest code points. */
    public static final int MIN_LENGTH = 1;

    /** The most code points. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is empty, too long, or has NUL or a lone surrogate
     */
    public Title {
        Checks.text(Title.class, value, MIN_LENGTH, MAX_LENGTH);
    }
}
