package io.masthead.architecture.report;

/** Text in XML 1.0. */
final class Xml {

    private Xml() {}

    /** {@return text between tags} */
    static String text(String text) {
        return escaped(text, false);
    }

    /** {@return text between double quotes, whose line ends and tabs a parser would make spaces} */
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
                    xml.append(Visible.number(character));
                }
            }
        }
    }

    /** Whether XML 1.0 can hold a character and has no advice against it: even an entity cannot bring in the others. */
    private static boolean isAllowed(int character) {
        return (character >= ' ' && character < 0x7F)
                || (character > 0x9F && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && (character & 0xFFFE) != 0xFFFE);
    }
}
