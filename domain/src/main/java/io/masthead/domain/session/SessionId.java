package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Id of a session, assigned by the repository and never reused.
 *
 * @param value a positive number
 */
public record SessionId(long value) {

    /**
     * Checks the number.
     *
     * @throws InvalidValue if it is not positive
     */
    public SessionId {
        Checks.range(SessionId.class, value, 1, Long.MAX_VALUE);
    }
}
