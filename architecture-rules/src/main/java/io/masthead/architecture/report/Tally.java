package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How much was found.
 *
 * @param violations findings that fail the run
 * @param rules how many rules those break
 * @param warnings findings that nobody knows of and that do not fail the run
 * @param known findings in the baseline or excepted
 * @param baseline what is wrong with the baseline
 */
record Tally(int violations, int rules, int warnings, int known, int baseline) {

    static Tally of(Report report) {
        return of(report.findings(), report.baseline().size());
    }

    static Tally of(List<Finding> findings) {
        return of(findings, 0);
    }

    private static Tally of(List<Finding> findings, int baseline) {
        List<Finding> failing = findings.stream().filter(Finding::fails).toList();
        int known = (int) findings.stream()
                .filter(finding -> finding.standing() != Finding.Standing.NEW)
                .count();
        return new Tally(
                failing.size(),
                (int) failing.stream()
                        .map(finding -> finding.rule().id())
                        .distinct()
                        .count(),
                findings.size() - failing.size() - known,
                known,
                baseline);
    }

    /** {@return whether the run fails, and how much was found, in a line} */
    String verdict() {
        List<String> parts = new ArrayList<>();
        parts.add(violations == 0 ? "no violations" : count(violations, "violation") + " of " + count(rules, "rule"));
        if (baseline > 0) {
            parts.add(count(baseline, "problem") + " of the baseline");
        }
        if (warnings > 0) {
            parts.add(count(warnings, "warning"));
        }
        if (known > 0) {
            parts.add(known + " known");
        }
        return (violations + baseline == 0 ? "PASSED: " : "FAILED: ") + String.join(", ", parts);
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
