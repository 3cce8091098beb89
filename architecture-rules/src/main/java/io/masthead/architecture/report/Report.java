package io.masthead.architecture.report;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Report of a run, independent of the format in which it is written.
 *
 * @param root the root package of the project
 * @param roles the number of classes in each role, in the order of {@link HexagonRole}
 * @param rules all rules, in the order of their identities
 * @param violations all violations, accepted ones included, ordered by rule, subject, object, place
 * @param edges the dependencies between roles
 * @param baseline the problems of the baseline: a sentence for each stale or expired entry, which fails the run
 * @param guide the address that the {@linkplain Rule#page() pages of the rules} are relative to, if there is one
 */
public record Report(
        String root,
        List<RoleCount> roles,
        List<RuleRun> rules,
        List<ReportedViolation> violations,
        List<Edge> edges,
        List<String> baseline,
        Optional<URI> guide) {

    /** Copies the lists. */
    public Report {
        roles = List.copyOf(roles);
        rules = List.copyOf(rules);
        violations = List.copyOf(violations);
        edges = List.copyOf(edges);
        baseline = List.copyOf(baseline);
    }

    /**
     * {@return what fails the run, empty for a clean report: the first line says what is broken and how often, further
     * lines are the remedies and everything else}
     */
    public Optional<String> failure() {
        List<ReportedViolation> failing =
                violations.stream().filter(ReportedViolation::fails).toList();
        List<String> headlines = Stream.concat(failing.stream().map(ReportedViolation::headline), baseline.stream())
                .toList();
        if (headlines.isEmpty()) {
            return Optional.empty();
        }
        String more = headlines.size() == 1 ? "" : "; and " + (headlines.size() - 1) + " more";
        Stream<String> remedies = failing.stream()
                .map(ReportedViolation::rule)
                .distinct()
                .map(rule -> rule.id() + ": instead, " + rule.instead());
        return Optional.of(Stream.of(
                        Stream.of(headlines.get(0) + more),
                        remedies,
                        headlines.stream().skip(1))
                .flatMap(Function.identity())
                .collect(Collectors.joining(System.lineSeparator())));
    }

    /**
     * {@return the same report with the violations of one rule alone, without problems of the baseline}
     *
     * @param rule the rule
     */
    public Report of(Rule rule) {
        return with(
                violations.stream()
                        .filter(violation -> violation.rule().equals(rule))
                        .toList(),
                List.of());
    }

    /** {@return the same report with the problems of the baseline alone} */
    public Report ofBaseline() {
        return with(List.of(), baseline);
    }

    private Report with(List<ReportedViolation> some, List<String> problems) {
        return new Report(root, roles, rules, some, edges, problems, guide);
    }

    /** {@return whether nothing fails the run} */
    public boolean isClean() {
        return baseline.isEmpty() && violations.stream().noneMatch(ReportedViolation::fails);
    }
}
