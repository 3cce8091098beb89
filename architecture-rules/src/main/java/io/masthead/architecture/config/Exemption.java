package io.masthead.architecture.config;

import io.masthead.architecture.report.Finding;
import java.util.regex.Pattern;

/**
 * Findings that are let be.
 *
 * @param line where it is written
 * @param rule the identity of the rule
 * @param subject the class, {@code *} standing for any letters
 * @param object what it may touch, likewise
 * @param reason why
 */
public record Exemption(PropertyLine line, String rule, String subject, String object, String reason) {

    /**
     * {@return whether it is meant}
     *
     * @param finding what was found
     */
    public boolean covers(Finding finding) {
        return finding.rule().id().equals(rule)
                && fits(subject, finding.subject())
                && fits(object, finding.object().orElse(""));
    }

    private static boolean fits(String pattern, String name) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), name);
    }
}
