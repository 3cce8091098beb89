package io.masthead.architecture.report;

import java.util.List;
import java.util.stream.Collectors;

/** For a summary of a build or a comment. */
final class MarkdownForm implements Form {

    @Override
    public String of(Report report) {
        List<Chapter> chapters = Chapter.of(report);
        StringBuilder markdown = new StringBuilder();
        markdown.append("# Architecture of ")
                .append(Markdown.code(report.root()))
                .append("\n\n");
        markdown.append("**").append(Tally.of(report).verdict()).append("**\n\n");
        markdown.append(HexagonDiagram.of(report)).append('\n');
        roles(markdown, report.roles());
        rules(markdown, chapters);
        chapters.stream()
                .filter(chapter -> !chapter.findings().isEmpty())
                .forEach(chapter -> chapter(markdown, chapter));
        if (!report.baseline().isEmpty()) {
            markdown.append("\n## Baseline\n\n");
            report.baseline().forEach(problem -> item(markdown, Markdown.text(problem)));
        }
        return markdown.toString();
    }

    private static void roles(StringBuilder markdown, List<RoleCount> roles) {
        markdown.append("| role | classes | edges checked | packages |\n|---|---:|---:|---|\n");
        roles.forEach(count -> row(
                markdown,
                count.role().key(),
                String.valueOf(count.classes()),
                String.valueOf(count.edges()),
                count.patterns().stream().map(Markdown::code).collect(Collectors.joining(", "))));
    }

    private static void rules(StringBuilder markdown, List<Chapter> chapters) {
        markdown.append("\n| rule | holds | state | canary | violations | warnings | known |\n");
        markdown.append("|---|---|---|---|---:|---:|---:|\n");
        for (Chapter chapter : chapters) {
            Tally tally = Tally.of(chapter.findings());
            row(
                    markdown,
                    Markdown.text(chapter.rule().id()),
                    Markdown.text(chapter.rule().statement()),
                    state(chapter.run()),
                    chapter.run().canary() == RuleRun.Canary.CAUGHT ? "caught" : "none",
                    String.valueOf(tally.violations()),
                    String.valueOf(tally.warnings()),
                    String.valueOf(tally.known()));
        }
    }

    private static String state(RuleRun run) {
        String state = switch (run.state()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case OFF -> "off";
        };
        return run.reason().isBlank() ? state : state + ": " + Markdown.text(run.reason());
    }

    private static void chapter(StringBuilder markdown, Chapter chapter) {
        Rule rule = chapter.rule();
        markdown.append("\n## ")
                .append(Markdown.text(rule.id() + ": " + rule.statement()))
                .append("\n\n");
        item(markdown, "**why:** " + Markdown.text(rule.why()));
        item(markdown, "**instead:** " + Markdown.text(rule.instead()));
        for (Chapter.Encounter encounter : chapter.encounters()) {
            Finding first = encounter.first();
            markdown.append('\n').append(Markdown.code(first.subject()));
            first.object().ifPresent(object -> markdown.append(" → ").append(Markdown.code(object)));
            markdown.append(standing(first)).append("\n\n");
            encounter.findings().forEach(finding -> item(markdown, Markdown.text(finding.message()) + place(finding)));
        }
    }

    private static String standing(Finding finding) {
        return switch (finding.standing()) {
            case NEW -> finding.fails() ? "" : " (warning)";
            case BASELINE -> " (in the baseline: " + Markdown.text(finding.reason()) + ")";
            case EXCEPTION -> " (excepted: " + Markdown.text(finding.reason()) + ")";
        };
    }

    private static String place(Finding finding) {
        return finding.place().map(place -> " " + Markdown.code(place.text())).orElse("");
    }

    private static void item(StringBuilder markdown, String text) {
        markdown.append("- ").append(text).append('\n');
    }

    private static void row(StringBuilder markdown, String... cells) {
        markdown.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
