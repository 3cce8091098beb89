package io.masthead.architecture.report;

import java.util.stream.Collectors;

/** Commands of GitHub Actions; each is a line. */
final class GithubForm implements Form {

    @Override
    public String of(Report report) {
        StringBuilder commands = new StringBuilder();
        report.findings().stream()
                .filter(finding -> finding.standing() == Finding.Standing.NEW)
                .forEach(finding -> command(commands, finding));
        report.baseline()
                .forEach(problem -> commands.append("::error title=baseline::")
                        .append(message(problem))
                        .append('\n'));
        return commands.toString();
    }

    private static void command(StringBuilder commands, Finding finding) {
        Rule rule = finding.rule();
        commands.append(finding.fails() ? "::error " : "::warning ");
        finding.place().ifPresent(place -> {
            commands.append("file=").append(property(place.file())).append(',');
            if (place.line() > 0) {
                commands.append("line=").append(place.line()).append(',');
            }
        });
        commands.append("title=").append(property(rule.id() + " " + rule.name()));
        commands.append("::").append(message(finding.message() + "\nInstead: " + rule.instead()));
        commands.append('\n');
    }

    private static String message(String text) {
        return text.lines().map(Visible::line).map(GithubForm::escaped).collect(Collectors.joining("%0A"));
    }

    private static String property(String text) {
        return escaped(Visible.line(text)).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String line) {
        return line.replace("%", "%25");
    }
}
