package io.masthead.architecture.junit;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.RuleRun;
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

    /**
     * {@return a test for each rule that is not switched off, and one for the baseline}
     *
     * <p>The source of the tests is the configuration. Without a source, Surefire would call them by the name of this
     * method and their number.
     */
    @TestFactory
    protected final Stream<DynamicTest> architecture() {
        Hexagon hexagon = hexagon();
        Report report = hexagon.check();
        Stream<DynamicTest> rules = report.rules().stream()
                .filter(run -> run.state() != RuleRun.State.OFF)
                .map(RuleRun::rule)
                .map(rule -> test(hexagon, rule.id() + " " + rule.statement(), report.of(rule)));
        return Stream.concat(rules, Stream.of(test(hexagon, "the baseline is up to date", report.ofBaseline())));
    }

    private static DynamicTest test(Hexagon hexagon, String name, Report report) {
        return DynamicTest.dynamicTest(
                name,
                hexagon.configuration().toUri(),
                () -> report.failure().ifPresent(message -> {
                    throw new AssertionError(message);
                }));
    }
}
