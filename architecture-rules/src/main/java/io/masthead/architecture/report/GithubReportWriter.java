package io.masthead.architecture.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes workflow commands of GitHub Actions, one a line: those that fail the run first, and at most as many as GitHub
 * keeps of a job. If there are more, the last one says how many.
 */
final class GithubReportWriter implements ReportWriter {

    /** Place at the beginning of a problem. */
    private static final Pattern PLACE = Pattern.compile("([^:\\v]+):(\\d{1,9}): ");

    /** Number of annotations that GitHub keeps of a job. */
    private static final int LIMIT = 50;

    @Override
    public String write(Report report) {
        List<ReportedViolation> violations = report.violations().stream()
                .filter(violation -> violation.status() == ViolationStatus.NEW)
                .toList();
        return limited(Stream.of(
                        report.baseline().stream().map(problem -> error("baseline", problem)),
                        violations.stream().filter(ReportedViolation::fails).map(GithubReportWriter::violation),
                        violations.stream()
                                .filter(violation -> !violation.fails())
                                .map(GithubReportWriter::violation))
                .flatMap(Function.identity())
                .toList());
    }

    @Override
    public String problems(List<String> problems) {
        return limited(problems.stream()
                .map(problem -> error("the rules could not be run", problem))
                .toList());
    }

    private static String limited(List<String> commands) {
        if (commands.size() <= LIMIT) {
            return String.join("", commands);
        }
        int shown = LIMIT - 1;
        String more = (commands.size() - shown) + " more are in the reports of the other formats, like markdown";
        return Stream.concat(
                        commands.stream().limit(shown),
                        Stream.of(command("notice", Optional.empty(), "architecture", more)))
                .collect(Collectors.joining());
    }

    private static String violation(ReportedViolation violation) {
        return command(
                violation.fails() ? "error" : "warning",
                violation.place(),
                violation.rule().id() + " " + violation.rule().name(),
                violation.message() + "\nInstead: " + violation.rule().instead());
    }

    private static String error(String title, String problem) {
        return command("error", place(problem), title, problem);
    }

    private static Optional<Place> place(String problem) {
        Matcher place = PLACE.matcher(problem);
        return place.lookingAt()
                ? Optional.of(new Place(place.group(1), Integer.parseInt(place.group(2))))
                : Optional.empty();
    }

    private static String command(String level, Optional<Place> place, String title, String message) {
        StringBuilder command = new StringBuilder("::").append(level).append(' ');
        place.ifPresent(known -> {
            command.append("file=").append(property(known.file())).append(',');
            if (known.line() > 0) {
                command.append("line=").append(known.line()).append(',');
            }
        });
        return command.append("title=")
                .append(property(title))
                .append("::")
                .append(message(message))
                .append('\n')
                .toString();
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
