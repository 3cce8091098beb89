package io.masthead.adapters.rest.input;

import io.masthead.domain.user.WeakPassword.Weakness;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a request that is readable but wrong. It has no words: they are found in the language of the caller when
 * the answer is written, and never repeat what was sent.
 *
 * @param place where
 * @param name the parameter, or for a body the JSON pointer (RFC 6901); the empty pointer is the whole body
 * @param code what is wrong
 * @param limit the limit that was crossed, if there is one
 * @param allowed the values that are allowed, if they can be listed
 */
public record Violation(
        Place place, String name, Code code, @Nullable Long limit, List<String> allowed) {

    /**
     * Names what has neither limit nor list.
     *
     * @param place where
     * @param name the parameter or the JSON pointer
     * @param code what is wrong
     */
    public Violation(Place place, String name, Code code) {
        this(place, name, code, null, List.of());
    }

    /**
     * Names a limit that was crossed.
     *
     * @param place where
     * @param name the parameter or the JSON pointer
     * @param code what is wrong
     * @param limit the limit
     */
    public Violation(Place place, String name, Code code, long limit) {
        this(place, name, code, limit, List.of());
    }

    /**
     * {@return the refusal of a value that is none of a few}
     *
     * @param place where
     * @param name the parameter or the JSON pointer
     * @param allowed these few
     */
    public static Violation noneOf(Place place, String name, List<String> allowed) {
        return new Violation(place, name, Code.ENUM, null, allowed);
    }

    /**
     * {@return the refusal of a cursor that was made elsewhere, or for another list}
     *
     * @param parameter the name of the parameter
     */
    public static Violation foreignCursor(String parameter) {
        return new Violation(Place.QUERY, parameter, Code.CURSOR_INVALID);
    }

    /**
     * {@return the refusal of a password that others would try first}
     *
     * @param pointer where it is in the body
     * @param weakness why it is refused
     */
    public static Violation weak(String pointer, Weakness weakness) {
        Code code = switch (weakness) {
            case COMMON -> Code.PASSWORD_COMMON;
            case EMAIL -> Code.PASSWORD_IS_EMAIL;
            case EMAIL_LOCAL_PART -> Code.PASSWORD_IS_EMAIL_LOCAL_PART;
            case NAME -> Code.PASSWORD_IS_NAME;
        };
        return new Violation(Place.BODY, pointer, code);
    }

    /** The part of a request, in the order in which violations are reported. */
    public enum Place {
        /** The path. */
        PATH,
        /** The query. */
        QUERY,
        /** The headers. */
        HEADER,
        /** The body. */
        BODY
    }

    /** What can be wrong, named as Pydantic names it where it has a name. The names are part of the contract: docs/problems.md. */
    public enum Code {
        /** Required, but not there. */
        MISSING,
        /** JSON, but no object. */
        MODEL_ATTRIBUTES_TYPE,
        /** No text. */
        STRING_TYPE,
        /** Text that no database keeps. */
        STRING_UNICODE,
        /** Too few code points. */
        STRING_TOO_SHORT,
        /** Too many code points. */
        STRING_TOO_LONG,
        /** Not of the documented form. */
        STRING_PATTERN_MISMATCH,
        /** No whole number. */
        INT_TYPE,
        /** Text that is no whole number. */
        INT_PARSING,
        /** No truth value. */
        BOOL_TYPE,
        /** Text that is no truth value. */
        BOOL_PARSING,
        /** Text that is no instant. */
        DATETIME_PARSING,
        /** No cursor of this list. */
        CURSOR_INVALID,
        /** A count beside a place. */
        SKIP_WITH_AFTER,
        /** Below the limit. */
        GREATER_THAN_EQUAL,
        /** Above the limit. */
        LESS_THAN_EQUAL,
        /** No list of entity tags. */
        ETAG_MALFORMED,
        /** None of the values that are allowed. */
        ENUM,
        /** One of the passwords that people use most. */
        PASSWORD_COMMON,
        /** The password is the account's address. */
        PASSWORD_IS_EMAIL,
        /** The password is what the account's address begins with. */
        PASSWORD_IS_EMAIL_LOCAL_PART,
        /** The password is the account's name. */
        PASSWORD_IS_NAME;

        /** {@return the name for callers, stable} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
