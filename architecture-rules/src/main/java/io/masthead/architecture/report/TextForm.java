package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** For people. */
final class TextForm implements Form {

    private static final int PLACES = 3;

    @Override
    public String of(Report report) {
        StringBuilder text = new StringBuilder();
        line(text, "Architecture of " + report.root());
        roles(text, report.roles());
        List<Chapter> chapters = Chapter.of(report);
        canaries(text, chapters);
        chapters.stream().filter(chapter -> !chapter.findings().isEmpty()).forEach(chapter -> chapter(text, chapter));
        if (!report.baseline().isEmpty()) {
            line(text, "");
            line(text, "Baseline");
            report.baseline().forEach(problem -> line(text, "  " + problem));
        }
        line(text, "");
        line(text, Tally.of(report).verdict());
        return text.toString();
    }

    private static void roles(StringBuilder text, List<RoleCount> roles) {
        line(text, "");
        Table table = new Table();
        table.row("role", "classes", "edges checked", "packages");
        roles.forEach(count -> table.row(
                count.role().key(),
                String.valueOf(count.classes()),
                String.valueOf(count.edges()),
                String.join(", ", count.patterns())));
        table.lines().forEach(row -> line(text, row));
    }

    private static void canaries(StringBuilder text, List<Chapter> chapters) {
        List<Chapter> running =
                chapters.stream().filter(chapter -> !chapter.isOff()).toList();
        Predicate<Chapter> proved = chapter -> chapter.run().canary() == RuleRun.Canary.CAUGHT;
        line(text, "");
        line(
                text,
                Tally.count(running.size(), "rule") + " checked; "
                        + running.stream().filter(proved).count() + " caught the class that was made to break them");
        remarks(text, "Not proved by such a class", running.stream().filter(proved.negate()));
        remarks(text, "Only warnings", running.stream().filter(proved).filter(TextForm::isMilder));
        remarks(text, "Switched off", chapters.stream().filter(Chapter::isOff));
    }

    private static boolean isMilder(Chapter chapter) {
        return chapter.run().state() == RuleRun.State.WARNING && chapter.rule().severity() == Severity.ERROR;
    }

    private static void remarks(StringBuilder text, String title, Stream<Chapter> chapters) {
        List<String> remarks = chapters.map(
                        chapter -> name(chapter.rule()) + reason(chapter.run().reason()))
                .toList();
        if (!remarks.isEmpty()) {
            line(text, title);
            remarks.forEach(remark -> line(text, "  " + remark));
        }
    }

    private static void chapter(StringBuilder text, Chapter chapter) {
        Rule rule = chapter.rule();
        line(text, "");
        line(text, rule.id() + ": " + rule.statement());
        line(text, "  why:     " + rule.why());
        line(text, "  instead: " + rule.instead());
        chapter.encounters().forEach(encounter -> encounter(text, encounter));
    }

    private static void encounter(StringBuilder text, Chapter.Encounter encounter) {
        List<Finding> findings = encounter.findings();
        line(text, "");
        line(text, "  " + encounter.title() + " (" + findings.size() + standing(encounter.first()) + ")");
        findings.stream().limit(PLACES).forEach(finding -> line(text, "    " + place(finding) + finding.message()));
        if (findings.size() > PLACES) {
            line(text, "    and " + (findings.size() - PLACES) + " more");
        }
    }

    private static String standing(Finding finding) {
        return switch (finding.standing()) {
            case NEW -> finding.fails() ? "" : ", warning";
            case BASELINE -> ", in the baseline" + reason(finding.reason());
            case EXCEPTION -> ", excepted" + reason(finding.reason());
        };
    }

    private static String place(Finding finding) {
        return finding.place().map(place -> place.text() + ": ").orElse("");
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

    /** Columns of equal width; those of numbers end at the right. */
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
