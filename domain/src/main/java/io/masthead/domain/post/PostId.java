package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * The identity of a post: given by the repository, never reused.
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
