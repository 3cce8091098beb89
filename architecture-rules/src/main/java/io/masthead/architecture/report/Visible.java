package io.masthead.architecture.report;

import java.util.Locale;

/** Text with its invisible characters made visible. */
final class Visible {

    private Visible() {}

    /**
     * {@return the text in one line: line ends as spaces; control and formatting characters and unpaired surrogates as
     * escapes}
     */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(character -> append(line, character));
        return line.toString();
    }

    private static void append(StringBuilder line, int character) {
        switch (Character.getType(character)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> line.append(' ');
            case Character.CONTROL -> {
                if (character == '\n' || character == '\r' || character == '\t') {
                    line.append(' ');
                } else {
                    line.append(escape(character));
                }
            }
            case Character.FORMAT, Character.SURROGATE -> line.append(escape(character));
            default -> line.appendCodePoint(character);
        }
    }

    /** {@return a character as a Unicode escape of Java} */
    static String escape(int character) {
        String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
        return "\\u" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
