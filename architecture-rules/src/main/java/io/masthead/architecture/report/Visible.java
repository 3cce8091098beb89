package io.masthead.architecture.report;

import java.util.Locale;

/** Text in which nothing hides. */
final class Visible {

    private Visible() {}

    /**
     * {@return the text in one line: line ends as spaces; what steers terminals or turns the direction of writing, and
     * half characters, as their numbers}
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
                    line.append(number(character));
                }
            }
            case Character.FORMAT, Character.SURROGATE -> line.append(number(character));
            default -> line.appendCodePoint(character);
        }
    }

    /** {@return a character as Java writes those that cannot be typed} */
    static String number(int character) {
        String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
        return "\\u" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
