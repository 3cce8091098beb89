package io.masthead.http.problem;

import io.masthead.http.problem.ProblemTexts.Label;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** HTML pages of types of problems. The pages run no script and load one style sheet. */
final class ProblemPage {

    static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final ProblemTexts texts;
    private final Locale language;
    private final String root;

    /** Page for a language; {@code root} is the way from the page to the root of the service. */
    ProblemPage(ProblemTexts texts, Locale language, String root) {
        this.texts = texts;
        this.language = language;
        this.root = root;
    }

    byte[] of(List<ProblemDescription> problems) {
        String rows = problems.stream()
                .map(problem -> row(
                        Integer.toString(problem.status()),
                        link(problem.type(), problem.title()),
                        text(problem.detail())))
                .collect(Collectors.joining());
        return page(texts.label(Label.PROBLEMS, language), table(rows, Label.STATUS, Label.PROBLEM, Label.MEANING));
    }

    byte[] of(ProblemDescription problem) {
        StringBuilder content = new StringBuilder();
        content.append("<p>").append(text(problem.detail())).append("</p>\n");
        content.append(String.format(
                Locale.ROOT,
                "<p>%s: %s<br><code>%s</code></p>\n",
                label(Label.STATUS),
                problem.status(),
                text(problem.type())));
        if (problem.codes() != null) {
            String rows = problem.codes().stream()
                    .map(rule -> row("<code>" + text(rule.code()) + "</code>", text(rule.detail())))
                    .collect(Collectors.joining());
            content.append(table(rows, Label.CODE, Label.MEANING));
        }
        content.append("<p>")
                .append(link("/problems", texts.label(Label.PROBLEMS, language)))
                .append("</p>\n");
        return page(problem.title(), content.toString());
    }

    private byte[] page(String title, String content) {
        return String.format(Locale.ROOT, """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – Masthead</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="%sproblems/assets/problems.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s</main>
            </body>
            </html>
            """, language.toLanguageTag(), text(title), root, text(title), content)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String table(String rows, Label... heads) {
        String head = List.of(heads).stream()
                .map(label -> "<th scope=\"col\">" + label(label) + "</th>")
                .collect(Collectors.joining());
        return "<table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
    }

    private static String row(String... cells) {
        return List.of(cells).stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>\n"));
    }

    private String link(String path, String name) {
        return "<a href=\"" + text(root + path.substring(1)) + "\">" + text(name) + "</a>";
    }

    private String label(Label label) {
        return text(texts.label(label, language));
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
