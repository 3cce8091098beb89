package io.masthead.adapters.rest.input;

import io.masthead.domain.user.WeakPassword.Weakness;
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

    /**
     * {@return the refusal of a password that others would try first}
     *
     * @param pointer where it is in the body
     * @param weakness why it is refused
     */
    public static Violation weak(String pointer, Weakness weakness) {
        return switch (weakness) {
            case COMMON -> weak(pointer, "password_common", "is one of the passwords that people use most");
            case EMAIL -> weak(pointer, "password_is_email", "must not be the email address");
            case EMAIL_LOCAL_PART ->
                weak(pointer, "password_is_email_local_part", "must not be the first part of the email address");
            case NAME -> weak(pointer, "password_is_name", "must not be the name");
        };
    }

    private static Violation weak(String pointer, String code, String detail) {
        return new Violation(Place.BODY, pointer, code, detail, null);
    }
}
