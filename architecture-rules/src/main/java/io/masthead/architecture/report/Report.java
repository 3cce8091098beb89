package io.masthead.architecture.report;

import java.util.List;

/**
 * Report of a run, independent of the format in which it is written.
 *
 * @param root the root package of the project
 * @param roles the number of classes in each role, in the order of {@link HexagonRole}
 * @param rules all rules, in the order of their identities
 * @param violations all violations, accepted ones included, ordered by rule, subject, object, place
 * @param edges the dependencies between roles
 * @param baseline the problems of the baseline: a sentence for each stale or expired entry, which fails the run
 */
public record Report(
        String root,
        List<RoleCount> roles,
        List<RuleRun> rules,
        List<ReportedViolation> violations,
        List<Edge> edges,
        List<String> baseline) {

    /** Copies the lists. */
    public Report {
        roles = List.copyOf(roles);
        rules = List.copyOf(rules);
        violations = List.copyOf(violations);
        edges = List.copyOf(edges);
        baseline = List.copyOf(baseline);
    }

    /** {@return whether nothing fails the run} */
    public boolean isClean() {
        return baseline.isEmpty() && violations.stream().noneMatch(ReportedViolation::fails);
    }
}
