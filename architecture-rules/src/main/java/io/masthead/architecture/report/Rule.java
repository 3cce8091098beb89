package io.masthead.architecture.report;

/**
 * What a rule tells its reader.
 *
 * @param id its identity, like {@code HEX-101}: stable, never used again for another
 * @param name what it is called where words are wanted, like {@code dependencies-point-inward}
 * @param statement what holds, as a sentence without its full stop
 * @param why the reason
 * @param instead what to do where it does not hold
 * @param severity how much it matters unless the configuration says otherwise
 * @param set with which rules it is switched
 */
public record Rule(
        String id, String name, String statement, String why, String instead, Severity severity, RuleSet set) {

    /** {@return where it is explained, relative to the guide} */
    public String page() {
        return "rules/" + id + ".md";
    }
}
