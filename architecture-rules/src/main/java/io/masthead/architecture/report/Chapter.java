package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule with what breaks it.
 *
 * @param run the rule
 * @param findings what breaks it, in the order of the report
 */
record Chapter(RuleRun run, List<Finding> findings) {

    /** {@return all rules of a report in their order, and after them those that only findings name} */
    static List<Chapter> of(Report report) {
        Map<String, Chapter> chapters = new LinkedHashMap<>();
        report.rules().forEach(run -> chapters.put(run.rule().id(), new Chapter(run, new ArrayList<>())));
        for (Finding finding : report.findings()) {
            chapters.computeIfAbsent(finding.rule().id(), id -> new Chapter(unlisted(finding), new ArrayList<>()))
                    .findings
                    .add(finding);
        }
        return List.copyOf(chapters.values());
    }

    private static RuleRun unlisted(Finding finding) {
        return new RuleRun(finding.rule(), finding.state(), "", RuleRun.Canary.NONE, 0);
    }

    Rule rule() {
        return run.rule();
    }

    boolean isOff() {
        return run.state() == RuleRun.State.OFF;
    }

    /** {@return who touches whom, each once} */
    List<Encounter> encounters() {
        Map<List<Object>, Encounter> encounters = new LinkedHashMap<>();
        for (Finding finding : findings) {
            encounters
                    .computeIfAbsent(
                            List.of(finding.key(), finding.state(), finding.standing(), finding.reason()),
                            same -> new Encounter(finding, new ArrayList<>()))
                    .findings()
                    .add(finding);
        }
        return List.copyOf(encounters.values());
    }

    /**
     * What one class does to another, against one rule.
     *
     * @param first one of the findings, for what they share
     * @param findings all of them
     */
    record Encounter(Finding first, List<Finding> findings) {

        /** {@return who touches whom} */
        String title() {
            return first.subject()
                    + first.object().map(object -> " -> " + object).orElse("");
        }
    }
}
