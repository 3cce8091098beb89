package io.masthead.architecture.report;

import java.util.Optional;

/**
 * Violation of a rule, as a report shows it.
 *
 * @param rule the rule
 * @param state how much the violation matters in this project
 * @param subject the violating element: the full name of a class (nested and synthetic ones as their top-level class),
 *     the name of a module, or the first package of a cycle
 * @param object the full name of the forbidden class or module, if there is one; of a cycle, the other packages in
 *     their order, with {@code ->} between them
 * @param message a sentence that names both and the member that violates the rule
 * @param place the place in the sources, if it is known
 * @param status whether the violation is new or accepted
 * @param reason why it is accepted; empty for a new one, and where no reason is given
 */
public record ReportedViolation(
        Rule rule,
        RuleRun.State state,
        String subject,
        Optional<String> object,
        String message,
        Optional<Place> place,
        ViolationStatus status,
        String reason) {

    /** {@return the identity that stays the same when lines move: rule, subject and object} */
    public String key() {
        return rule.id() + " " + subject
                + object.map(touched -> " -> " + touched).orElse("");
    }

    /**
     * {@return this violation with another status}
     *
     * @param newStatus the status
     * @param newReason why it has this status
     */
    public ReportedViolation withStatus(ViolationStatus newStatus, String newReason) {
        return new ReportedViolation(rule, state, subject, object, message, place, newStatus, newReason);
    }

    /** {@return the message with its place} */
    public String text() {
        return message + place.map(where -> " (" + where.text() + ")").orElse("");
    }

    /** {@return the rule, the message and its place} */
    public String headline() {
        return rule.id() + " " + rule.name() + ": " + text();
    }

    /** {@return that it is accepted, and why; empty for a new one} */
    String acceptance() {
        String accepted = switch (status) {
            case NEW -> "";
            case BASELINE -> "in the baseline";
            case EXCEPTION -> "excepted";
        };
        return reason.isBlank() ? accepted : accepted + ": " + reason;
    }

    /** {@return whether it fails the run} */
    public boolean fails() {
        return status == ViolationStatus.NEW && state == RuleRun.State.ERROR;
    }
}
