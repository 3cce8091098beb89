package io.masthead.architecture;

import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recall and precision of all rules over the corpus in {@code src/corpus}. */
@SuppressWarnings("MethodName")
class CorpusTest {

    @TempDir
    Path directory;

    @Test
    void all_violations_are_found_and_nothing_else() {
        List<CorpusCase> cases = CorpusCase.in(Path.of("src/corpus"));
        Path classes = directory.resolve("classes");
        CorpusCase.compile(cases, classes);

        Report report = Hexagon.configured(Fixture.configuration(directory, CorpusCase.CONFIGURATION))
                .over(List.of(classes))
                .check();

        Set<String> planted = cases.stream()
                .flatMap(one -> one.planted().stream().map(rule -> rule + " " + one.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = report.violations().stream()
                .map(violation -> violation.rule().id() + " " + violation.subject())
                .collect(Collectors.toCollection(TreeSet::new));
        print(cases, planted, found);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(planted)
                .as("missed")
                .filteredOn(key -> !found.contains(key))
                .isEmpty();
        softly.assertThat(found)
                .as("false")
                .filteredOn(key -> !planted.contains(key))
                .isEmpty();
        softly.assertAll();
    }

    private static void print(List<CorpusCase> cases, Set<String> planted, Set<String> found) {
        System.out.println("| Rule | Planted | Near misses | Recall | Precision |");
        System.out.println("|---|---|---|---|---|");
        for (Rule rule : Rules.all()) {
            String start = rule.id() + " ";
            long expected =
                    planted.stream().filter(key -> key.startsWith(start)).count();
            long reported = found.stream().filter(key -> key.startsWith(start)).count();
            long right = found.stream()
                    .filter(key -> key.startsWith(start) && planted.contains(key))
                    .count();
            long near =
                    cases.stream().filter(one -> one.near().contains(rule.id())).count();
            System.out.println("| " + rule.id() + " | " + expected + " | " + near + " | " + percent(right, expected)
                    + " | " + percent(right, reported) + " |");
        }
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "-" : 100 * part / whole + " %";
    }
}
