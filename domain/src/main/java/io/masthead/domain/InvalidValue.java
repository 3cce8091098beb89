package io.masthead.domain;

import java.util.OptionalLong;

/** Validation failure of a value object. Does not contain the refused value. */
public final class InvalidValue extends Failure {

    /** Rule of a value object. */
    public enum Rule {
        /** Fewer code points than the limit allows. */
        TOO_SHORT,
        /** More code points than the limit allows. */
        TOO_LONG,
        /** Not in the required format. */
        PATTERN,
        /** Contains NUL (U+0000) or an unpaired surrogate, which no text column stores. */
        NOT_TEXT,
        /** Cannot be displayed within a line: {@link UnicodeText#isDisplayable}. */
        NOT_DISPLAYABLE,
        /** Below the limit. */
        TOO_SMALL,
        /** Above the limit. */
        TOO_LARGE
    }

    private final Class<?> type;
    private final Rule rule;
    private final OptionalLong limit;

    /**
     * Creates the failure of a rule.
     *
     * @param type the value object
     * @param rule the violated rule
     * @param limit the limit of the rule, if it has one, in the unit of the value (code points for text)
     */
    public InvalidValue(Class<?> type, Rule rule, OptionalLong limit) {
        super(Kind.INVALID, FailureCodes.INVALID_REQUEST);
        this.type = type;
        this.rule = rule;
        this.limit = limit;
    }

    /** {@return the value object} */
    public Class<?> type() {
        return type;
    }

    /** {@return the violated rule} */
    public Rule rule() {
        return rule;
    }

    /** {@return the limit of the rule, if it has one, in the unit of the value} */
    @Override
    public OptionalLong limit() {
        return limit;
    }

    /** {@return the value object, the rule and its limit} */
    @Override
    public String getMessage() {
        return type.getSimpleName() + ": " + rule + (limit.isPresent() ? " (limit " + limit.getAsLong() + ")" : "");
    }
}
