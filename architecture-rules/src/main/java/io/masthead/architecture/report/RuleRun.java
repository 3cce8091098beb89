package io.masthead.architecture.report;

/**
 * How a rule was run.
 *
 * @param rule the rule
 * @param state whether it counts
 * @param reason why it is switched off or milder than by default, or why it has nothing to say here; else empty
 * @param canary whether it caught the class that was made to break it
 * @param checked how many classes it looked at
 */
public record RuleRun(Rule rule, State state, String reason, Canary canary, int checked) {

    /** Whether a rule counts. */
    public enum State {
        /** It fails the run. */
        ERROR,
        /** It is reported. */
        WARNING,
        /** It was not run. */
        OFF
    }

    /** What became of the class that was made to break the rule. */
    public enum Canary {
        /** The rule caught it, as it has to. */
        CAUGHT,
        /** None could be made, or the rule was not run; the reason says why. */
        NONE
    }
}
