package io.masthead.architecture.report;

import io.masthead.architecture.report.ReportSection.ViolationGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes reports as text for the console: the most violated rules first, and of each rule the ten worst pairs. */
final class TextReportWriter implements ReportWriter {

    private static final int PACKAGES = 10;
    private static final int PAIRS = 10;
    private static final int PLACES = 3;

    @Override
    public String write(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "Architecture of " + report.root());
        roles(text, report.roles());
        List<ReportSection> sections = ReportSection.of(report);
        canaries(text, sections);
        List<ReportSection> violated = ReportSection.worstFirst(sections);
        violated.forEach(section -> section(text, section));
        list(
                text,
                "Known",
                ReportSection.known(sections).stream()
                        .map(group ->
                                group.first().key() + " (" + group.violations().size() + ", "
                                        + group.first().acceptance() + ")")
                        .toList());
        list(text, "Baseline", report.baseline());
        line(text, "");
        if (violated.size() > 1) {
            violated.forEach(section -> line(text, section.newViolations() + " of " + name(section.rule())));
        }
        line(text, ReportSummary.of(report).verdict());
        return text.toString();
    }

    private static void roles(StringBuilder text, List<RoleCount> roles) {
        line(text, "");
        Table table = new Table();
        table.row("role", "classes", "dependencies checked", "packages");
        roles.forEach(count -> table.row(
                count.role().key(),
                String.valueOf(count.classes()),
                String.valueOf(count.edges()),
                String.join(", ", count.patterns())));
        table.lines().forEach(row -> line(text, row));
    }

    private static void canaries(StringBuilder text, List<ReportSection> sections) {
        List<ReportSection> running =
                sections.stream().filter(section -> !section.isOff()).toList();
        Predicate<ReportSection> caught = section -> section.run().canary() == RuleRun.Canary.CAUGHT;
        line(text, "");
        line(
                text,
                ReportSummary.count(running.size(), "rule") + " checked; "
                        + running.stream().filter(caught).count() + " caught the class that was made to break them");
        ruleList(text, "Not proved by such a class", running.stream().filter(caught.negate()));
        ruleList(text, "Only warnings", running.stream().filter(caught).filter(TextReportWriter::isMilder));
        ruleList(text, "Switched off", sections.stream().filter(ReportSection::isOff));
    }

    private static boolean isMilder(ReportSection section) {
        return section.run().state() == RuleRun.State.WARNING && section.rule().severity() == Severity.ERROR;
    }

    private static void ruleList(StringBuilder text, String title, Stream<ReportSection> sections) {
        List<String> lines = sections.map(
                        section -> name(section.rule()) + reason(section.run().reason()))
                .toList();
        if (!lines.isEmpty()) {
            line(text, title);
            lines.forEach(rule -> line(text, "  " + rule));
        }
    }

    private static void section(StringBuilder text, ReportSection section) {
        Rule rule = section.rule();
        line(text, "");
        line(text, rule.id() + ": " + rule.statement() + " (" + section.newViolations() + ")");
        line(text, "  why:     " + rule.why());
        line(text, "  instead: " + rule.instead());
        packages(text, section.newGroups());
    }

    private static void packages(StringBuilder text, List<ViolationGroup> groups) {
        List<PackageViolations> packages = PackageViolations.worstFirst(groups);
        List<PackageViolations> listed = packages.stream().limit(PACKAGES).toList();
        Set<ViolationGroup> pairs = worstPairs(listed);
        listed.forEach(each -> inPackage(text, each, pairs));
        List<PackageViolations> others = packages.stream().skip(PACKAGES).toList();
        if (!others.isEmpty()) {
            int count = others.stream().mapToInt(PackageViolations::count).sum();
            line(text, "");
            line(text, "  and " + count + " more in " + ReportSummary.count(others.size(), "package"));
        }
    }

    /** Returns the worst pair of each package, and of the others the worst, up to the limit. */
    private static Set<ViolationGroup> worstPairs(List<PackageViolations> packages) {
        Stream<ViolationGroup> first =
                packages.stream().map(each -> each.groups().get(0));
        Stream<ViolationGroup> others = packages.stream()
                .flatMap(each -> each.groups().stream().skip(1))
                .sorted(Comparator.comparingInt(ViolationGroup::count).reversed());
        return Stream.concat(first, others).limit(PAIRS).collect(Collectors.toSet());
    }

    private static void inPackage(StringBuilder text, PackageViolations violations, Set<ViolationGroup> pairs) {
        line(text, "");
        line(text, "  " + violations.name() + " (" + violations.count() + ")");
        violations.groups().stream().filter(pairs::contains).forEach(group -> group(text, group));
        int more = violations.groups().stream()
                .filter(group -> !pairs.contains(group))
                .mapToInt(ViolationGroup::count)
                .sum();
        if (more > 0) {
            line(text, "    and " + more + " more");
        }
    }

    private static void group(StringBuilder text, ViolationGroup group) {
        List<ReportedViolation> violations = group.violations();
        line(
                text,
                "    " + group.title() + " (" + violations.size()
                        + (group.first().fails() ? "" : ", warning") + ")");
        violations.stream()
                .limit(PLACES)
                .forEach(violation -> line(text, "      " + place(violation) + violation.message()));
        if (violations.size() > PLACES) {
            line(text, "      and " + (violations.size() - PLACES) + " more");
        }
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line(text, "");
            line(text, title);
            lines.forEach(item -> line(text, "  " + item));
        }
    }

    private static String place(ReportedViolation violation) {
        return violation.place().map(place -> place.text() + ": ").orElse("");
    }

    private static String name(Rule rule) {
        return rule.id() + " " + rule.name();
    }

    private static String reason(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }

    private static void line(StringBuilder text, String line) {
        text.append(Visible.line(line).stripTrailing()).append('\n');
    }

    /** Table with aligned columns; numbers are aligned to the right. */
    private static final class Table {

        private final List<String[]> rows = new ArrayList<>();

        void row(String role, String classes, String edges, String packages) {
            rows.add(new String[] {role, classes, edges, packages});
        }

        Stream<String> lines() {
            int role = width(0);
            int classes = width(1);
            int edges = width(2);
            return rows.stream()
                    .map(row -> row[0] + spaces(role - row[0].length())
                            + "  " + spaces(classes - row[1].length()) + row[1]
                            + "  " + spaces(edges - row[2].length()) + row[2]
                            + "  " + row[3]);
        }

        private int width(int column) {
            return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
        }

        private static String spaces(int count) {
            return " ".repeat(count);
        }
    }
}
