package io.masthead.bootstrap.settings;

/** A value is not of the form that its setting has. Carries the rule and no cause: a cause may quote the value. */
final class MalformedValue extends RuntimeException {

    private final String rule;

    /**
     * Names the rule that a value broke.
     *
     * @param rule what follows the name of the setting, such as "must be a number"
     */
    MalformedValue(String rule) {
        super(rule);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
