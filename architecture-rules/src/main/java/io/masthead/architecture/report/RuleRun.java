package io.masthead.architecture.report;

/**
 * Run of a rule.
 *
 * @param rule the rule
 * @param state whether its violations fail the run
 * @param reason why the rule is off, milder than by default, or not applicable; otherwise empty
 * @param canary whether the rule reported its canary, a class generated to violate it
 * @param checked the number of classes that the rule checked
 */
public record RuleRun(Rule rule, State state, String reason, Canary canary, int checked) {

    /** State of a rule. */
    public enum State {
        /** Violations fail the run. */
        ERROR,
        /** Violations are reported only. */
        WARNING,
        /** The rule was not run. */
        OFF
    }

    /** Result of the canary. */
    public enum Canary {
        /** The rule reported its canary. */
        CAUGHT,
        /** There was no canary, or the rule was not run; the reason tells why. */
        NONE
    }
}
