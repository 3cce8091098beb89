package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;

/**
 * Text of a post, stored unchanged; may be empty.
 *
 * @param value at most {@value #MAX_LENGTH} code points
 */
public record Body(String value) {

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 100_000;

    /** Maximum size of a {@code char} in JSON, in bytes: that of a control character, such as {@code \\u0001}. */
    static final int MAX_JSON_BYTES = 6;

    /** Empty text. */
    public static final Body EMPTY = new Body("");

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is too long, or contains NUL or an unpaired surrogate
     */
    public Body {
        Checks.text(Body.class, value, 0, MAX_LENGTH);
    }

    /**
     * {@return the size of the text as a JSON string in UTF-8 (RFC 8259 §7) without its quotation marks, in bytes: up to
     * {@value #MAX_JSON_BYTES} for a {@code char}, since control characters are escaped}
     */
    public long jsonSize() {
        long size = 0;
        for (int i = 0; i < value.length(); i++) {
            size += jsonSize(value.charAt(i));
        }
        return size;
    }

    private static int jsonSize(char unit) {
        if (unit < ' ') {
            return "\b\t\n\f\r".indexOf(unit) < 0 ? MAX_JSON_BYTES : 2;
        } else if (unit < '\u0080') {
            return unit == '"' || unit == '\\' ? 2 : 1;
        } else {
            return unit < '\u0800' || Character.isSurrogate(unit) ? 2 : 3;
        }
    }
}
