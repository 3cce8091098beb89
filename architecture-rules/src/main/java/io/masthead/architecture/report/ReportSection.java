package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Section of a report: a rule with its violations.
 *
 * @param run the rule
 * @param violations its violations, in the order of the report
 */
record ReportSection(RuleRun run, List<ReportedViolation> violations) {

    /** {@return sections for the rules of a report in their order, then for rules that only violations name} */
    static List<ReportSection> of(Report report) {
        Map<String, ReportSection> sections = new LinkedHashMap<>();
        report.rules().forEach(run -> sections.put(run.rule().id(), new ReportSection(run, new ArrayList<>())));
        for (ReportedViolation violation : report.violations()) {
            sections.computeIfAbsent(
                            violation.rule().id(), id -> new ReportSection(unlisted(violation), new ArrayList<>()))
                    .violations
                    .add(violation);
        }
        return List.copyOf(sections.values());
    }

    private static RuleRun unlisted(ReportedViolation violation) {
        return new RuleRun(violation.rule(), violation.state(), "", RuleRun.Canary.NONE, 0);
    }

    Rule rule() {
        return run.rule();
    }

    boolean isOff() {
        return run.state() == RuleRun.State.OFF;
    }

    /** {@return the violations grouped by subject, object, state, status and reason} */
    List<ViolationGroup> groups() {
        Map<List<Object>, ViolationGroup> groups = new LinkedHashMap<>();
        for (ReportedViolation violation : violations) {
            groups.computeIfAbsent(
                            List.of(violation.key(), violation.state(), violation.status(), violation.reason()),
                            same -> new ViolationGroup(violation, new ArrayList<>()))
                    .violations()
                    .add(violation);
        }
        return List.copyOf(groups.values());
    }

    /** {@return the groups of new violations} */
    List<ViolationGroup> newGroups() {
        return groups().stream().filter(group -> !group.isKnown()).toList();
    }

    /** {@return the sections with new violations: those that fail the run first, then the ones with the most} */
    static List<ReportSection> worstFirst(List<ReportSection> sections) {
        return sections.stream()
                .filter(section -> !section.newGroups().isEmpty())
                .sorted(Comparator.comparingInt(ReportSection::failures)
                        .thenComparingInt(ReportSection::newViolations)
                        .reversed())
                .toList();
    }

    private int failures() {
        return (int) violations.stream().filter(ReportedViolation::fails).count();
    }

    /** {@return the number of new violations} */
    int newViolations() {
        return newGroups().stream().mapToInt(ViolationGroup::count).sum();
    }

    /** {@return the groups of accepted violations in sections} */
    static List<ViolationGroup> known(List<ReportSection> sections) {
        return sections.stream()
                .flatMap(section -> section.groups().stream())
                .filter(ViolationGroup::isKnown)
                .toList();
    }

    /**
     * Violations of one rule by one subject against one object.
     *
     * @param first one of the violations, for the values that they share
     * @param violations all of them
     */
    record ViolationGroup(ReportedViolation first, List<ReportedViolation> violations) {

        boolean isKnown() {
            return first.status() != ViolationStatus.NEW;
        }

        int count() {
            return violations.size();
        }

        /** {@return the subject and the object} */
        String title() {
            return first.subject()
                    + first.object().map(object -> " -> " + object).orElse("");
        }
    }
}
