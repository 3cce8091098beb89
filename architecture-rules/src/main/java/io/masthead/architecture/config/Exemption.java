package io.masthead.architecture.config;

import io.masthead.architecture.report.ReportedViolation;
import java.util.regex.Pattern;

/**
 * Exception from a rule for accepted violations.
 *
 * @param line the line that declares it
 * @param rule the identity of the rule
 * @param subject the subject of the violations; {@code *} matches any characters
 * @param object the object of the violations; {@code *} matches any characters
 * @param reason why the violations are accepted
 */
public record Exemption(PropertyLine line, String rule, String subject, String object, String reason) {

    /**
     * {@return whether the exception covers a violation}
     *
     * @param violation the violation
     */
    public boolean covers(ReportedViolation violation) {
        return violation.rule().id().equals(rule)
                && fits(subject, violation.subject())
                && fits(object, violation.object().orElse(""));
    }

    private static boolean fits(String pattern, String name) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), name);
    }
}
