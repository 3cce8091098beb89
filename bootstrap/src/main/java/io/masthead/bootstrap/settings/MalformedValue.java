package io.masthead.bootstrap.settings;

/** A value does not have the form of its setting. Carries the rule and no cause: a cause may quote the value. */
final class MalformedValue extends RuntimeException {

    private final String rule;

    /**
     * Names the violated rule.
     *
     * @param rule the text after the name of the setting, such as "must be a number"
     */
    MalformedValue(String rule) {
        super(rule);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
