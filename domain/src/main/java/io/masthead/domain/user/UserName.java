package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.util.Optional;

/**
 * Display name of a user, stored unchanged.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points
 */
public record UserName(String value) {

    /** Minimum length in code points. */
    public static final int MIN_LENGTH = 1;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 100;

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is empty, too long, or contains NUL or an unpaired surrogate
     */
    public UserName {
        Checks.text(UserName.class, value, MIN_LENGTH, MAX_LENGTH);
    }

    /**
     * {@return the name in a text, if it is valid}
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
