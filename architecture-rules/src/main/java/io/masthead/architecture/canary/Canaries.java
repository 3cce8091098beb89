package io.masthead.architecture.canary;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.rules.Check;
import io.masthead.architecture.rules.RuleViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generates classes that violate the rules, in the packages of the project, and checks that the rules report them. */
public final class Canaries {

    private Canaries() {}

    /**
     * {@return the result of the canary of each rule, by the rule's identity}
     *
     * @param project the project
     * @param checks the rules that are not switched off
     * @throws Misconfigured if a rule does not report its canary
     */
    public static Map<String, RuleRun.Canary> release(Project project, Collection<Check> checks) {
        try (TemporaryDirectory directory = TemporaryDirectory.make()) {
            CanaryPlacement placement = new CanaryPlacement(project, directory.path());
            Project canaries = placement.project();
            Map<String, RuleRun.Canary> outcomes = new TreeMap<>();
            List<String> problems = new ArrayList<>();
            for (Check check : checks) {
                List<String> expectedSubjects =
                        placement.expectedSubjects(check.rule().id());
                if (expectedSubjects.isEmpty()) {
                    outcomes.put(check.rule().id(), RuleRun.Canary.NONE);
                } else if (reports(check, canaries, expectedSubjects)) {
                    outcomes.put(check.rule().id(), RuleRun.Canary.CAUGHT);
                } else {
                    problems.add(project.settings().name() + ": "
                            + check.rule().id() + " does not see " + String.join(" or ", expectedSubjects)
                            + ", made to break it; correct the patterns of the roles, or switch the rule off with a"
                            + " reason");
                }
            }
            if (!problems.isEmpty()) {
                throw new Misconfigured(problems);
            }
            return outcomes;
        }
    }

    private static boolean reports(Check check, Project canaries, List<String> expectedSubjects) {
        Set<String> reported =
                check.violations().apply(canaries).map(RuleViolation::subject).collect(Collectors.toSet());
        return expectedSubjects.stream().anyMatch(reported::contains);
    }
}
