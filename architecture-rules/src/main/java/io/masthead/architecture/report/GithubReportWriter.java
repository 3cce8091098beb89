package io.masthead.architecture.report;

import java.util.stream.Collectors;

/** Writes workflow commands of GitHub Actions, one a line. */
final class GithubReportWriter implements ReportWriter {

    @Override
    public String write(Report report) {
        StringBuilder commands = new StringBuilder();
        report.violations().stream()
                .filter(violation -> violation.status() == ViolationStatus.NEW)
                .forEach(violation -> command(commands, violation));
        report.baseline()
                .forEach(problem -> commands.append("::error title=baseline::")
                        .append(message(problem))
                        .append('\n'));
        return commands.toString();
    }

    private static void command(StringBuilder commands, ReportedViolation violation) {
        Rule rule = violation.rule();
        commands.append(violation.fails() ? "::error " : "::warning ");
        violation.place().ifPresent(place -> {
            commands.append("file=").append(property(place.file())).append(',');
            if (place.line() > 0) {
                commands.append("line=").append(place.line()).append(',');
            }
        });
        commands.append("title=").append(property(rule.id() + " " + rule.name()));
        commands.append("::").append(message(violation.message() + "\nInstead: " + rule.instead()));
        commands.append('\n');
    }

    private static String message(String text) {
        return text.lines().map(Visible::line).map(GithubReportWriter::escaped).collect(Collectors.joining("%0A"));
    }

    private static String property(String text) {
        return escaped(Visible.line(text)).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String line) {
        return line.replace("%", "%25");
    }
}
