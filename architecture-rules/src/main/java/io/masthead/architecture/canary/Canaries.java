package io.masthead.architecture.canary;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.rules.Check;
import io.masthead.architecture.rules.Offence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes classes that break the rules, in the packages of the project, and sees whether the rules notice. */
public final class Canaries {

    private Canaries() {}

    /**
     * {@return what became of the canary of each rule, by identity}
     *
     * @param project the project
     * @param checks the rules that count
     * @throws Misconfigured if a rule does not notice its canary
     */
    public static Map<String, RuleRun.Canary> release(Project project, Collection<Check> checks) {
        try (TemporaryDirectory directory = TemporaryDirectory.make()) {
            Nest nest = new Nest(project, directory.path());
            Project trial = nest.trial();
            Map<String, RuleRun.Canary> outcomes = new TreeMap<>();
            List<String> problems = new ArrayList<>();
            for (Check check : checks) {
                List<String> culprits = nest.culprits(check.rule().id());
                if (culprits.isEmpty()) {
                    outcomes.put(check.rule().id(), RuleRun.Canary.NONE);
                } else if (notices(check, trial, culprits)) {
                    outcomes.put(check.rule().id(), RuleRun.Canary.CAUGHT);
                } else {
                    problems.add(check.rule().id() + " does not see " + String.join(" or ", culprits)
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

    private static boolean notices(Check check, Project trial, List<String> culprits) {
        Set<String> caught = check.offences().apply(trial).map(Offence::subject).collect(Collectors.toSet());
        return culprits.stream().anyMatch(caught::contains);
    }
}
