package io.masthead.architecture.report;

/**
 * Description of a rule.
 *
 * @param id the identity, like {@code HEX-101}: stable, never reused for another rule
 * @param name the name in words, like {@code dependencies-point-inward}: stable, since stores of frozen violations find
 *     the rule by both
 * @param statement the requirement, as a sentence without its full stop
 * @param why the reason for the requirement
 * @param instead the remedy for a violation
 * @param severity the severity, unless the configuration changes it
 * @param set the set of rules that it belongs to
 */
public record Rule(
        String id, String name, String statement, String why, String instead, Severity severity, RuleSet set) {

    /** {@return the path of the page that explains the rule, relative to the guide} */
    public String page() {
        return "rules/" + id + ".md";
    }
}
