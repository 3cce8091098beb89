package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * What is kept of a password: the encoded output of a {@link PasswordHasher}, algorithm and parameters included.
 *
 * @param value at most {@value #MAX_LENGTH} characters
 */
public record PasswordHash(String value) {

    /** The most characters that storage keeps. */
    public static final int MAX_LENGTH = 255;

    /**
     * Checks the length.
     *
     * @throws InvalidValue if it is empty or too long
     */
    public PasswordHash {
        Checks.text(PasswordHash.class, value, 1, MAX_LENGTH);
    }

    /** {@return a placeholder: a hash must not reach a log} */
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
