package io.masthead.architecture.report;

/** Text in the Markdown of GitHub, also in a cell of a table. */
final class Markdown {

    private static final String MARKS = "\\`*_[]~|$";

    private Markdown() {}

    /** {@return text that reads as it is: no marks, no tags, and nobody mentioned} */
    static String text(String text) {
        StringBuilder markdown = new StringBuilder();
        Visible.line(text).codePoints().forEach(character -> append(markdown, character));
        return markdown.toString();
    }

    /** {@return a name in the type of code, where it has nothing that code in a table cannot hold} */
    static String code(String name) {
        String line = Visible.line(name);
        boolean fits = !line.isBlank() && line.chars().noneMatch(character -> "`|\\".indexOf(character) >= 0);
        return fits ? "`" + line + "`" : text(line);
    }

    private static void append(StringBuilder markdown, int character) {
        switch (character) {
            case '&' -> markdown.append("&amp;");
            case '<' -> markdown.append("&lt;");
            case '>' -> markdown.append("&gt;");
            // An annotation may be called as somebody on GitHub is.
            case '@' -> markdown.append("@<!-- -->");
            default -> {
                if (MARKS.indexOf(character) >= 0) {
                    markdown.append('\\');
                }
                markdown.appendCodePoint(character);
            }
        }
    }
}
