package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.architecture.report.Place;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.ViolationStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class HexagonVerifyTest {

    private static final Rule RULE = Rules.all().get(0);

    private final ReportedViolation violation = new ReportedViolation(
            RULE,
            RuleRun.State.ERROR,
            "com.acme.Order",
            Optional.of("com.acme.OrderRow"),
            "Order touches OrderRow",
            Optional.of(new Place("src/Order.java", 7)),
            ViolationStatus.NEW,
            "");

    @Test
    void passes_what_is_clean_or_known() {
        ReportedViolation known = violation.withStatus(ViolationStatus.BASELINE, "moves soon");

        assertThatCode(() -> Hexagon.verify(report(List.of(known), List.of()))).doesNotThrowAnyException();
    }

    @Test
    void says_which_rule_is_broken_where_and_what_to_do_instead() {
        assertThatThrownBy(() -> Hexagon.verify(report(List.of(violation), List.of())))
                .isInstanceOf(AssertionError.class)
                .hasMessage(RULE.id() + " " + RULE.name() + ": Order touches OrderRow (src/Order.java:7)"
                        + System.lineSeparator() + RULE.id() + ": instead, " + RULE.instead());
    }

    @Test
    void counts_in_the_first_line_and_lists_everything() {
        assertThatThrownBy(() -> Hexagon.verify(report(List.of(violation, violation), List.of("baseline.txt:3: old"))))
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .hasSize(4)
                        .first()
                        .asString()
                        .endsWith("(src/Order.java:7); and 2 more"));
    }

    @Test
    void says_what_is_wrong_with_the_baseline_too() {
        assertThatThrownBy(() -> Hexagon.verify(report(List.of(), List.of("baseline.txt:3: nothing breaks this"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("baseline.txt:3: nothing breaks this");
    }

    private static Report report(List<ReportedViolation> violations, List<String> baseline) {
        return new Report("com.acme", List.of(), List.of(), violations, List.of(), baseline, Optional.empty());
    }
}
