package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recall and precision of all rules over the corpus in {@code src/corpus}. */
@SuppressWarnings("MethodName")
class CorpusTest {

    private static final Path CORPUS = Path.of("src/corpus");
    private static final Path GUIDE = Path.of("../docs/architecture-rules/guide.md");

    @TempDir
    Path directory;

    @Test
    void all_violations_are_found_and_nothing_else() {
        List<CorpusCase> cases = CorpusCase.in(CORPUS);
        Path classes = directory.resolve("classes");
        CorpusCase.compile(cases, classes);

        Report report = Hexagon.configured(Fixture.configuration(directory, CorpusCase.CONFIGURATION))
                .over(CorpusCase.outputs(classes))
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

    @Test
    void the_guide_has_the_numbers_of_the_corpus_in_both_of_its_tables() throws IOException {
        List<CorpusCase> cases = CorpusCase.in(CORPUS);
        List<String> rules = Rules.all().stream().map(Rule::id).toList();

        List<String> rows = Stream.concat(
                        rules.stream()
                                .filter(rule -> planted(cases, rule) > 0)
                                .map(rule -> "| [" + rule + "](rules/" + rule + ".md) | " + planted(cases, rule) + " | "
                                        + near(cases, rule) + " |"),
                        Stream.of("| all | " + sum(rules, rule -> planted(cases, rule)) + " | "
                                + sum(rules, rule -> near(cases, rule)) + " |"))
                .toList();

        List<String> guide = Files.readAllLines(GUIDE);
        assertThat(rows)
                .allSatisfy(row -> assertThat(guide)
                        .filteredOn(line -> line.startsWith(row))
                        .as(row)
                        .hasSize(2));
    }

    private static long planted(List<CorpusCase> cases, String rule) {
        return cases.stream().filter(one -> one.planted().contains(rule)).count();
    }

    private static long near(List<CorpusCase> cases, String rule) {
        return cases.stream().filter(one -> one.near().contains(rule)).count();
    }

    private static long sum(List<String> rules, ToLongFunction<String> count) {
        return rules.stream().mapToLong(count).sum();
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
            long near = near(cases, rule.id());
            System.out.println("| " + rule.id() + " | " + expected + " | " + near + " | " + percent(right, expected)
                    + " | " + percent(right, reported) + " |");
        }
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "-" : 100 * part / whole + " %";
    }
}
