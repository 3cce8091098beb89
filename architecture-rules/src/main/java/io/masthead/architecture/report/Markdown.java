package io.masthead.architecture.report;

/** Text escaped for GitHub Markdown, including table cells. */
final class Markdown {

    private static final String MARKS = "\\`*_[]~|$";

    private Markdown() {}

    /** {@return literal text: no formatting, no tags, no mentions} */
    static String text(String text) {
        StringBuilder markdown = new StringBuilder();
        Visible.line(text).codePoints().forEach(character -> append(markdown, character));
        return markdown.toString();
    }

    /** {@return a name as code, or as text if code in a table cannot contain its characters} */
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
            // The name of an annotation may be the name of a GitHub user.
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
