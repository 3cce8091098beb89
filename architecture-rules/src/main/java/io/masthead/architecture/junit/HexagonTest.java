package io.masthead.architecture.junit;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.report.Finding;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.RuleRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A test for each rule that counts, and one for the baseline, to be extended: {@code class ArchitectureTest extends
 * HexagonTest {}}. A mistake in the configuration fails all of it.
 */
public abstract class HexagonTest {

    /** For classes that extend it. */
    protected HexagonTest() {}

    /** {@return the rules, as the nearest {@code hexagon.properties} has them} */
    protected Hexagon hexagon() {
        return Hexagon.found();
    }

    /** {@return a test for each rule that counts, and one for the baseline} */
    @TestFactory
    protected final Stream<DynamicTest> architecture() {
        Report report = hexagon().check();
        Stream<DynamicTest> rules = report.rules().stream()
                .filter(run -> run.state() != RuleRun.State.OFF)
                .map(run -> DynamicTest.dynamicTest(
                        run.rule().id() + " " + run.rule().statement(), () -> keep(run, report)));
        DynamicTest baseline = DynamicTest.dynamicTest("the baseline is up to date", () -> failWith(report.baseline()));
        return Stream.concat(rules, Stream.of(baseline));
    }

    private static void keep(RuleRun run, Report report) {
        failWith(report.findings().stream()
                .filter(finding -> finding.rule().equals(run.rule()) && finding.fails())
                .map(Finding::text)
                .toList());
    }

    private static void failWith(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new AssertionError(
                    sentences.stream().collect(Collectors.joining(System.lineSeparator(), System.lineSeparator(), "")));
        }
    }
}
