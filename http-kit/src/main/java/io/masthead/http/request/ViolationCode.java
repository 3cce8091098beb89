package io.masthead.http.request;

import java.util.Locale;

/** Codes of violations, named as in Pydantic where it has a name. The names are part of the API: docs/problems.md. */
public enum ViolationCode {
    /** A required value is absent. */
    MISSING,
    /** The body is JSON, but no object. */
    MODEL_ATTRIBUTES_TYPE,
    /** The value is no string. */
    STRING_TYPE,
    /** Text that a database cannot store: with NUL or lone surrogates. */
    STRING_UNICODE,
    /** Text with too few code points. */
    STRING_TOO_SHORT,
    /** Text with too many code points. */
    STRING_TOO_LONG,
    /** Text that does not match the documented pattern. */
    STRING_PATTERN_MISMATCH,
    /** Text that cannot be displayed within a line. */
    STRING_NOT_DISPLAYABLE,
    /** A list with too many entries. */
    TOO_LONG,
    /** The value is no integer. */
    INT_TYPE,
    /** Text that is no integer. */
    INT_PARSING,
    /** The value is no boolean. */
    BOOL_TYPE,
    /** Text that is no boolean. */
    BOOL_PARSING,
    /** Text that is no instant. */
    DATETIME_PARSING,
    /** The cursor is invalid, or of another list. */
    CURSOR_INVALID,
    /** A count together with a cursor. */
    SKIP_WITH_AFTER,
    /** A number below the limit. */
    GREATER_THAN_EQUAL,
    /** A number above the limit. */
    LESS_THAN_EQUAL,
    /** The header is no list of entity tags. */
    ETAG_MALFORMED,
    /** The value is none of the allowed ones. */
    ENUM,
    /** The value breaks another rule. */
    VALUE_ERROR;

    /** {@return the code in problems, stable} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
