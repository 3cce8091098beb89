package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Age of a user.
 *
 * @param years {@value #MIN} to {@value #MAX} years
 */
public record Age(int years) {

    /** Minimum in years. */
    public static final int MIN = 0;

    /** Maximum in years. */
    public static final int MAX = 150;

    /**
     * Checks the bounds.
     *
     * @throws InvalidValue if {@code years} is out of bounds
     */
    public Age {
        Checks.range(Age.class, years, MIN, MAX);
    }
}
