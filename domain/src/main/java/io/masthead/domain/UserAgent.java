package io.masthead.domain;

import java.util.Optional;

/**
 * What a caller says of its device: the {@code User-Agent} (RFC 9110 §10.1.5), for its owner to recognise. Made of
 * anything: control characters become spaces, what is too long is cut.
 *
 * @param value at most {@value #MAX_LENGTH} code points without control characters; empty if nothing is known
 */
public record UserAgent(String value) {

    /** The most code points that are kept. */
    public static final int MAX_LENGTH = 255;

    /** A device of which nothing is known. */
    public static final UserAgent UNKNOWN = new UserAgent("");

    /** Cleans and cuts the text. */
    public UserAgent {
        StringBuilder clean = new StringBuilder();
        value.codePoints()
                .map(point -> isPrintable(point) ? point : ' ')
                .limit(MAX_LENGTH)
                .forEach(clean::appendCodePoint);
        value = clean.toString().strip();
    }

    /** {@return what is known of the device, if anything} */
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
