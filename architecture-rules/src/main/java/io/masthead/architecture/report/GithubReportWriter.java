package io.masthead.architecture.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes workflow commands of GitHub Actions, one a line. */
final class GithubReportWriter implements ReportWriter {

    /** Place at the beginning of a problem. */
    private static final Pattern PLACE = Pattern.compile("([^:\\v]+):(\\d{1,9}): ");

    @Override
    public String write(Report report) {
        StringBuilder commands = new StringBuilder();
        report.violations().stream()
                .filter(violation -> violation.status() == ViolationStatus.NEW)
                .forEach(violation -> command(
                        commands,
                        violation.fails() ? "error" : "warning",
                        violation.place(),
                        violation.rule().id() + " " + violation.rule().name(),
                        violation.message() + "\nInstead: " + violation.rule().instead()));
        report.baseline().forEach(problem -> command(commands, "error", place(problem), "baseline", problem));
        return commands.toString();
    }

    @Override
    public String problems(List<String> problems) {
        StringBuilder commands = new StringBuilder();
        problems.forEach(problem -> command(commands, "error", place(problem), "the rules could not be run", problem));
        return commands.toString();
    }

    private static Optional<Place> place(String problem) {
        Matcher place = PLACE.matcher(problem);
        return place.lookingAt()
                ? Optional.of(new Place(place.group(1), Integer.parseInt(place.group(2))))
                : Optional.empty();
    }

    private static void command(
            StringBuilder commands, String level, Optional<Place> place, String title, String message) {
        commands.append("::").append(level).append(' ');
        place.ifPresent(known -> {
            commands.append("file=").append(property(known.file())).append(',');
            if (known.line() > 0) {
                commands.append("line=").append(known.line()).append(',');
            }
        });
        commands.append("title=").append(property(title)).append("::").append(message(message));
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
