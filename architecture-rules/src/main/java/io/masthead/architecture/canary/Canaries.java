package io.masthead.architecture.canary;

import io.masthead.architecture.config.Settings;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.rules.Check;

/** Makes classes that break the rules, in the packages of the project, and sees whether the rules notice. */
public final class Canaries {

    /**
     * What became of a rule's canary.
     *
     * @param canary whether it was caught
     * @param reason why there is none
     */
    public record Outcome(RuleRun.Canary canary, String reason) {}

    /**
     * Prepares them.
     *
     * @param settings what the configuration says
     * @param project the project
     */
    public Canaries(Settings settings, Project project) {}

    /**
     * {@return what became of a rule's canary}
     *
     * @param check the rule
     */
    public Outcome outcome(Check check) {
        return new Outcome(
                RuleRun.Canary.NONE, "there is no canary for " + check.rule().id());
    }

    /** Fails if a rule did not notice. */
    public void complain() {}
}
