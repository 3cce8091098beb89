package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Title of a post, stored unchanged.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points
 */
public record Title(String value) {

    /** Minimum length in code points. */
    public static final int MIN_LENGTH = 1;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is empty, too long, or contains NUL or an unpaired surrogate
     */
    public Title {
        Checks.text(Title.class, value, MIN_LENGTH, MAX_LENGTH);
    }
}
