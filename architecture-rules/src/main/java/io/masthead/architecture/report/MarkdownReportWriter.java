package io.masthead.architecture.report;

import java.util.List;
import java.util.stream.Collectors;

/** Writes reports as Markdown, for the summary of a build or a comment. */
final class MarkdownReportWriter implements ReportWriter {

    @Override
    public String write(Report report) {
        List<ReportSection> sections = ReportSection.of(report);
        StringBuilder markdown = new StringBuilder();
        markdown.append("# Architecture of ")
                .append(Markdown.code(report.root()))
                .append("\n\n");
        markdown.append("**").append(ReportSummary.of(report).verdict()).append("**\n\n");
        markdown.append(HexagonDiagram.of(report)).append('\n');
        roles(markdown, report.roles());
        rules(markdown, sections);
        sections.stream()
                .filter(section -> !section.newGroups().isEmpty())
                .forEach(section -> section(markdown, section));
        known(markdown, ReportSection.known(sections));
        if (!report.baseline().isEmpty()) {
            markdown.append("\n## Baseline\n\n");
            report.baseline().forEach(problem -> item(markdown, Markdown.text(problem)));
        }
        return markdown.toString();
    }

    private static void roles(StringBuilder markdown, List<RoleCount> roles) {
        markdown.append("| role | classes | dependencies checked | packages |\n|---|---:|---:|---|\n");
        roles.forEach(count -> row(
                markdown,
                count.role().key(),
                String.valueOf(count.classes()),
                String.valueOf(count.edges()),
                count.patterns().stream().map(Markdown::code).collect(Collectors.joining(", "))));
    }

    private static void rules(StringBuilder markdown, List<ReportSection> sections) {
        markdown.append("\n| rule | holds | state | canary | violations | warnings | known |\n");
        markdown.append("|---|---|---|---|---:|---:|---:|\n");
        for (ReportSection section : sections) {
            ReportSummary summary = ReportSummary.of(section.violations());
            row(
                    markdown,
                    Markdown.text(section.rule().id()),
                    Markdown.text(section.rule().statement()),
                    state(section.run()),
                    section.run().canary() == RuleRun.Canary.CAUGHT ? "caught" : "none",
                    String.valueOf(summary.failures()),
                    String.valueOf(summary.warnings()),
                    String.valueOf(summary.known()));
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

    private static void section(StringBuilder markdown, ReportSection section) {
        Rule rule = section.rule();
        markdown.append("\n## ")
                .append(Markdown.text(rule.id() + ": " + rule.statement()))
                .append("\n\n");
        item(markdown, "**why:** " + Markdown.text(rule.why()));
        item(markdown, "**instead:** " + Markdown.text(rule.instead()));
        for (ReportSection.ViolationGroup group : section.newGroups()) {
            markdown.append('\n').append(pair(group.first()));
            markdown.append(group.first().fails() ? "" : " (warning)").append("\n\n");
            group.violations()
                    .forEach(violation -> item(markdown, Markdown.text(violation.message()) + place(violation)));
        }
    }

    private static void known(StringBuilder markdown, List<ReportSection.ViolationGroup> groups) {
        if (!groups.isEmpty()) {
            markdown.append("\n## Known\n\n");
        }
        for (ReportSection.ViolationGroup group : groups) {
            ReportedViolation first = group.first();
            item(
                    markdown,
                    Markdown.text(first.rule().id()) + " " + pair(first) + " (" + Markdown.text(first.acceptance())
                            + ")");
        }
    }

    private static String pair(ReportedViolation violation) {
        return Markdown.code(violation.subject())
                + violation
                        .object()
                        .map(object -> " → " + Markdown.code(object))
                        .orElse("");
    }

    private static String place(ReportedViolation violation) {
        return violation.place().map(place -> " " + Markdown.code(place.text())).orElse("");
    }

    private static void item(StringBuilder markdown, String text) {
        markdown.append("- ").append(text).append('\n');
    }

    private static void row(StringBuilder markdown, String... cells) {
        markdown.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
