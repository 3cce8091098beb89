package io.masthead.architecture.report;

import java.util.List;

/**
 * What a run found; every form of report is made of it.
 *
 * @param root the package that the project shares
 * @param roles who plays which role, in the order of {@link HexagonRole}
 * @param rules all rules, in the order of their identities
 * @param findings what is wrong, ordered by rule, subject, object, place
 * @param edges the dependencies between roles
 * @param baseline what is wrong with the baseline: a sentence for each stale or expired entry, which fails the run
 */
public record Report(
        String root,
        List<RoleCount> roles,
        List<RuleRun> rules,
        List<Finding> findings,
        List<Edge> edges,
        List<String> baseline) {

    /** Copies the lists. */
    public Report {
        roles = List.copyOf(roles);
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        edges = List.copyOf(edges);
        baseline = List.copyOf(baseline);
    }

    /** {@return whether nothing fails the run} */
    public boolean isClean() {
        return baseline.isEmpty() && findings.stream().noneMatch(Finding::fails);
    }
}
