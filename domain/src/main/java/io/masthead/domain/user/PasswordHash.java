package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Password hash: the encoded output of a {@link PasswordHasher}, including algorithm and parameters.
 *
 * @param value at most {@value #MAX_LENGTH} characters
 */
public record PasswordHash(String value) {

    /** Maximum length in characters. */
    public static final int MAX_LENGTH = 255;

    /**
     * Checks the length.
     *
     * @throws InvalidValue if it is empty or too long
     */
    public PasswordHash {
        Checks.text(PasswordHash.class, value, 1, MAX_LENGTH);
    }

    /** {@return a placeholder, since a hash must not be logged} */
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
