package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * The identity of a user: given by the repository, never reused.
 *
 * @param value a positive number
 */
public record UserId(long value) {

    /**
     * Checks the number.
     *
     * @throws InvalidValue if it is not positive
     */
    public UserId {
        Checks.range(UserId.class, value, 1, Long.MAX_VALUE);
    }
}
