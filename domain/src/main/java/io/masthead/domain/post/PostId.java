package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Id of a post, assigned by the repository and never reused.
 *
 * @param value a positive number
 */
public record PostId(long value) {

    /**
     * Checks the number.
     *
     * @throws InvalidValue if it is not positive
     */
    public PostId {
        Checks.range(PostId.class, value, 1, Long.MAX_VALUE);
    }
}
