package io.masthead.architecture.report;

import java.util.Optional;

/**
 * A rule that something breaks.
 *
 * @param rule the rule
 * @param state how much that matters here
 * @param subject what breaks it: the full name of a class (nested and synthetic ones as the class they are written in),
 *     the name of a module, or the first package of a cycle
 * @param object the full name of what it must not touch, if that is a class or a module; of a cycle, the other packages
 *     in their order, with {@code ->} between them
 * @param message what is wrong, in a sentence that names both and the member where it happens
 * @param place where, if that is known
 * @param standing whether somebody knows of it
 * @param reason why it is let be; empty for a new one
 */
public record Finding(
        Rule rule,
        RuleRun.State state,
        String subject,
        Optional<String> object,
        String message,
        Optional<Place> place,
        Standing standing,
        String reason) {

    /** Whether somebody knows of a finding. */
    public enum Standing {
        /** Nobody does: it fails the run if the rule is an error. */
        NEW,
        /** It is in the baseline. */
        BASELINE,
        /** The configuration excepts it. */
        EXCEPTION
    }

    /** {@return what stays the same of it when lines move: rule, subject and object} */
    public String key() {
        return rule.id() + " " + subject
                + object.map(touched -> " -> " + touched).orElse("");
    }

    /**
     * {@return this, known}
     *
     * @param known who knows of it
     * @param why the reason
     */
    public Finding as(Standing known, String why) {
        return new Finding(rule, state, subject, object, message, place, known, why);
    }

    /** {@return what is wrong, where, and what to do instead} */
    public String text() {
        return message + place.map(where -> " (" + where.text() + ")").orElse("") + "; instead, " + rule.instead();
    }

    /** {@return whether it fails the run} */
    public boolean fails() {
        return standing == Standing.NEW && state == RuleRun.State.ERROR;
    }
}
