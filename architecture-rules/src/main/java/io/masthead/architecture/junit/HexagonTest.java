package io.masthead.architecture.junit;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.RuleRun;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JUnit test of the architecture, to be extended: {@code class ArchitectureTest extends HexagonTest {}}. It has a
 * dynamic test for each rule that is not switched off, and one for the baseline. A mistake in the configuration fails
 * all of them.
 */
public abstract class HexagonTest {

    /** Constructor for subclasses. */
    protected HexagonTest() {}

    /** {@return the rules, configured by the nearest {@code hexagon.properties}} */
    protected Hexagon hexagon() {
        return Hexagon.found();
    }

    /** {@return a test for each rule that is not switched off, and one for the baseline} */
    @TestFactory
    protected final Stream<DynamicTest> architecture() {
        Report report = hexagon().check();
        Stream<DynamicTest> rules = report.rules().stream()
                .filter(run -> run.state() != RuleRun.State.OFF)
                .map(run -> DynamicTest.dynamicTest(
                        run.rule().id() + " " + run.rule().statement(), () -> verify(run, report)));
        DynamicTest baseline = DynamicTest.dynamicTest(
                "the baseline is up to date", () -> failWith("The baseline is out of date:", report.baseline()));
        return Stream.concat(rules, Stream.of(baseline));
    }

    private static void verify(RuleRun run, Report report) {
        failWith(
                run.rule().id() + " " + run.rule().name() + ":",
                report.violations().stream()
                        .filter(violation -> violation.rule().equals(run.rule()) && violation.fails())
                        .map(ReportedViolation::text)
                        .toList());
    }

    private static void failWith(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new AssertionError(heading + System.lineSeparator() + String.join(System.lineSeparator(), sentences));
        }
    }
}
