package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.util.Optional;

/**
 * How a user wants to be called, exactly as given.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points
 */
public record UserName(String value) {

    /** The fewest code points. */
    public static final int MIN_LENGTH = 1;

    /** The most code points. */
    public static final int MAX_LENGTH = 100;

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is empty, too long, or has NUL or a lone surrogate
     */
    public UserName {
        Checks.text(UserName.class, value, MIN_LENGTH, MAX_LENGTH);
    }

    /**
     * {@return the name that a text is, if it is one}
     *
     * @param text any text
     */
    public static Optional<UserName> parse(String text) {
        try {
            return Optional.of(new UserName(text));
        } catch (InvalidValue refused) {
            return Optional.empty();
        }
    }
}
