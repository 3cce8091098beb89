package io.masthead.http.request;

import java.util.Locale;

/** Rules of requests, named as Pydantic names them where it has a name. The names are part of the contract: docs/problems.md. */
public enum ViolationCode {
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
    /** Against another rule of the feature. */
    VALUE_ERROR;

    /** {@return the name for callers, stable} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
