package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Summary of a report.
 *
 * @param failures violations that fail the run
 * @param rules the number of rules with such violations
 * @param warnings new violations that do not fail the run
 * @param known violations accepted by the baseline or by an exception
 * @param baseline problems of the baseline
 */
record ReportSummary(int failures, int rules, int warnings, int known, int baseline) {

    static ReportSummary of(Report report) {
        return of(report.violations(), report.baseline().size());
    }

    static ReportSummary of(List<ReportedViolation> violations) {
        return of(violations, 0);
    }

    private static ReportSummary of(List<ReportedViolation> violations, int baseline) {
        List<ReportedViolation> failing =
                violations.stream().filter(ReportedViolation::fails).toList();
        int known = (int) violations.stream()
                .filter(violation -> violation.status() != ViolationStatus.NEW)
                .count();
        return new ReportSummary(
                failing.size(),
                (int) failing.stream()
                        .map(violation -> violation.rule().id())
                        .distinct()
                        .count(),
                violations.size() - failing.size() - known,
                known,
                baseline);
    }

    /** {@return whether the run passes, and the counts, in one line} */
    String verdict() {
        List<String> parts = new ArrayList<>();
        parts.add(failures == 0 ? "no violations" : count(failures, "violation") + " of " + count(rules, "rule"));
        if (baseline > 0) {
            parts.add(count(baseline, "problem") + " of the baseline");
        }
        if (warnings > 0) {
            parts.add(count(warnings, "warning"));
        }
        if (known > 0) {
            parts.add(known + " known");
        }
        return (failures + baseline == 0 ? "PASSED: " : "FAILED: ") + String.join(", ", parts);
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
