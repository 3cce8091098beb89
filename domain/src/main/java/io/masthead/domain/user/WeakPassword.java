package io.masthead.domain.user;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** The password is one that others would try first. */
public final class WeakPassword extends Failure {

    private final Weakness weakness;

    /**
     * Names the weakness.
     *
     * @param weakness why it is refused
     */
    public WeakPassword(Weakness weakness) {
        super(Kind.INVALID, FailureCodes.INVALID_REQUEST);
        this.weakness = weakness;
    }

    /** {@return why it is refused} */
    public Weakness weakness() {
        return weakness;
    }

    /** Why a password is refused, in the order in which they are looked at. */
    public enum Weakness {
        /** One of the {@value CommonPasswords#COUNT} most used (ASVS 5.0 6.2.4). */
        COMMON,
        /** The account's own address. */
        EMAIL,
        /** The part of the address before the {@code @}. */
        EMAIL_LOCAL_PART,
        /** The account's own name. */
        NAME
    }
}
