package io.masthead.architecture.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class ReportSummaryTest {

    private final ReportedViolation violation = Sample.odd().violations().get(0);

    @Test
    void passes_where_the_report_is_clean() {
        assertThat(verdict(List.of(), List.of())).isEqualTo("PASSED: no violations");
    }

    @Test
    void passes_with_what_is_known() {
        ReportedViolation known = violation.withStatus(ViolationStatus.BASELINE, "later");

        assertThat(verdict(List.of(known), List.of())).isEqualTo("PASSED: no violations, 1 known");
    }

    @Test
    void fails_for_a_violation() {
        assertThat(verdict(List.of(violation), List.of())).isEqualTo("FAILED: 1 violation of 1 rule");
    }

    @Test
    void fails_for_a_baseline_alone() {
        assertThat(verdict(List.of(), List.of("stale", "expired")))
                .isEqualTo("FAILED: no violations, 2 problems of the baseline");
    }

    private static String verdict(List<ReportedViolation> violations, List<String> baseline) {
        Report report = new Report("com.acme", List.of(), List.of(), violations, List.of(), baseline, Optional.empty());
        String verdict = ReportSummary.of(report).verdict();
        assertThat(verdict.startsWith("PASSED")).isEqualTo(report.isClean());
        return verdict;
    }
}
