package io.masthead.domain;

import java.util.OptionalLong;

/** Refusal: the account would have more than its quota allows; deleting something makes room. */
public final class QuotaExceeded extends Failure {

    /** The code of this failure. */
    public static final String CODE = "quota-exceeded";

    private final int quota;

    /**
     * Creates the failure.
     *
     * @param quota the greatest number that an account may have
     */
    public QuotaExceeded(int quota) {
        super(Kind.FORBIDDEN, CODE);
        this.quota = quota;
    }

    /** {@return the greatest number that an account may have} */
    @Override
    public OptionalLong limit() {
        return OptionalLong.of(quota);
    }
}
