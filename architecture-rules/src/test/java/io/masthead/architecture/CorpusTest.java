package io.masthead.architecture;

import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recall and precision of all rules over the corpus in {@code src/corpus}. */
@SuppressWarnings("MethodName")
class CorpusTest {

    private static final List<String> LINES = List.of(
            "root=com.acme",
            "domain=.domain..",
            "shared-kernel=.kernel..",
            "driving-port=.port.in..",
            "driven-port=.port.out.., port:.domain..",
            "use-case=.application..",
            "driving-adapter=.web.., .cli..",
            "driven-adapter=.table.., .mail..",
            "bootstrap=.bootstrap.., class:*Wiring",
            "outside=.tools..",
            "outside.reason=tools",
            "driving-port.marks=com.acme.port.in.Command,com.acme.port.in.Query",
            "adapter.hidden=.mail.hidden..");

    @TempDir
    Path directory;

    @Test
    void all_violations_are_found_and_nothing_else() {
        List<CorpusCase> cases = CorpusCase.in(Path.of("src/corpus"));
        Map<Integer, List<String>> sources = cases.stream()
                .collect(Collectors.groupingBy(
                        CorpusCase::release,
                        TreeMap::new,
                        Collectors.mapping(CorpusCase::source, Collectors.toList())));
        Path classes = directory.resolve("classes");
        Compilation.of(classes, CorpusCase.DEFAULT, sources.getOrDefault(CorpusCase.DEFAULT, List.of()), List.of());
        sources.remove(CorpusCase.DEFAULT);
        sources.forEach((release, texts) -> Compilation.of(classes, release, texts, List.of()));

        Report report = Hexagon.configured(Fixture.configuration(directory, LINES))
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
