package io.masthead.domain.user;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.text.Checks;

/**
 * A password as its owner typed it. Exists only until it is hashed or compared, and never prints itself.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points (ASVS 5.0 6.2.1, 6.2.9)
 */
public record Password(String value) {

    /** The fewest code points. */
    public static final int MIN_LENGTH = 8;

    /** The most code points. */
    public static final int MAX_LENGTH = 128;

    /**
     * Checks the length.
     *
     * @throws InvalidValue if it is too short, too long, or has NUL or a lone surrogate
     */
    public Password {
        Checks.text(Password.class, value, MIN_LENGTH, MAX_LENGTH);
    }

    /** {@return a placeholder: a password must not reach a log} */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
