package io.masthead.architecture.report;

/** Text escaped for XML 1.0. */
final class Xml {

    private Xml() {}

    /** {@return text for the content of an element} */
    static String text(String text) {
        return escaped(text, false);
    }

    /** {@return text for an attribute in double quotes; escapes line ends and tabs, which parsers normalize} */
    static String attribute(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean attribute) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(xml, character, attribute));
        return xml.toString();
    }

    private static void append(StringBuilder xml, int character, boolean attribute) {
        switch (character) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            case '\r' -> xml.append("&#13;");
            case '\n', '\t' -> {
                if (attribute) {
                    xml.append("&#").append(character).append(';');
                } else {
                    xml.appendCodePoint(character);
                }
            }
            default -> {
                if (isAllowed(character)) {
                    xml.appendCodePoint(character);
                } else {
                    xml.append(Visible.escape(character));
                }
            }
        }
    }

    /** Tells whether XML 1.0 permits a character and does not discourage it; a character reference is no way around. */
    private static boolean isAllowed(int character) {
        return (character >= ' ' && character < 0x7F)
                || (character > 0x9F && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && (character & 0xFFFE) != 0xFFFE);
    }
}
