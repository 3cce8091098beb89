package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Id of a user, assigned by the repository and never reused.
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
