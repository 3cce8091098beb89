package io.masthead.adapters.rest.input;

import org.jspecify.annotations.Nullable;

/**
 * Something in a request that is readable but wrong.
 *
 * @param place where
 * @param name the parameter, or for a body the JSON pointer (RFC 6901); the empty pointer is the whole body
 * @param code stable, as Pydantic names it
 * @param detail for people; never repeats what was sent
 * @param limit the limit that was crossed, if there is one
 */
public record Violation(
        Place place,
        String name,
        String code,
        String detail,
        @Nullable Long limit) {

    /** The part of a request, in the order in which violations are reported. */
    public enum Place {
        /** The path. */
        PATH,
        /** The query. */
        QUERY,
        /** The body. */
        BODY
    }
}
