package io.masthead.domain;

import java.util.OptionalLong;

/** A value object refused what it was made from. The refused value itself is not kept. */
public final class InvalidValue extends Failure {

    /** The rule that was broken. */
    public enum Rule {
        /** Fewer code points than the limit. */
        TOO_SHORT,
        /** More code points than the limit. */
        TOO_LONG,
        /** Not of the required form. */
        PATTERN,
        /** Contains NUL (U+0000) or a surrogate without its pair, which no text column stores. */
        NOT_TEXT,
        /** Below the limit. */
        TOO_SMALL,
        /** Above the limit. */
        TOO_LARGE
    }

    private final Class<?> type;
    private final Rule rule;
    private final OptionalLong limit;

    /**
     * Names the rule that a value broke.
     *
     * @param type the value object that refused
     * @param rule the rule that was broken
     * @param limit the limit that the rule knows, in the unit of the value (code points for text)
     */
    public InvalidValue(Class<?> type, Rule rule, OptionalLong limit) {
        super(Kind.INVALID, FailureCodes.INVALID_REQUEST);
        this.type = type;
        this.rule = rule;
        this.limit = limit;
    }

    /** {@return the value object that refused} */
    public Class<?> type() {
        return type;
    }

    /** {@return the rule that was broken} */
    public Rule rule() {
        return rule;
    }

    /** {@return the limit that the rule knows, in the unit of the value} */
    public OptionalLong limit() {
        return limit;
    }

    /** {@return the value object, the rule and its limit} */
    @Override
    public String getMessage() {
        return type.getSimpleName() + ": " + rule + (limit.isPresent() ? " (limit " + limit.getAsLong() + ")" : "");
    }
}
