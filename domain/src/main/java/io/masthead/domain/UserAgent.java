package io.masthead.domain;

import java.util.Optional;

/**
 * User agent of a caller ({@code User-Agent}, RFC 9110 §10.1.5), by which users recognise their sessions. Accepts any
 * text: control characters become spaces, and the rest is truncated.
 *
 * @param value at most {@value #MAX_LENGTH} code points without control characters; empty if unknown
 */
public record UserAgent(String value) {

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 255;

    /** Unknown user agent. */
    public static final UserAgent UNKNOWN = new UserAgent("");

    /** Replaces control characters and truncates the text. */
    public UserAgent {
        StringBuilder clean = new StringBuilder();
        value.codePoints()
                .map(point -> isPrintable(point) ? point : ' ')
                .limit(MAX_LENGTH)
                .forEach(clean::appendCodePoint);
        value = clean.toString().strip();
    }

    /** {@return the user agent, unless it is unknown} */
    public Optional<String> known() {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
