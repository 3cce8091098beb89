package io.masthead.domain.user;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** Validation failure: the password is weak, since an attacker would guess it early. */
public final class WeakPassword extends Failure {

    private final Weakness weakness;

    /**
     * Creates the failure.
     *
     * @param weakness the weakness
     */
    public WeakPassword(Weakness weakness) {
        super(Kind.INVALID, FailureCodes.INVALID_REQUEST);
        this.weakness = weakness;
    }

    /** {@return the weakness} */
    public Weakness weakness() {
        return weakness;
    }

    /** Weaknesses of a password, in the order of the checks. */
    public enum Weakness {
        /** One of the {@value CommonPasswords#COUNT} most common passwords (ASVS 5.0 6.2.4). */
        COMMON,
        /** The e-mail address of the account. */
        EMAIL,
        /** The part of the e-mail address before the {@code @}. */
        EMAIL_LOCAL_PART,
        /** The display name of the account. */
        NAME,
        /** A word of the service, with too little, a common password or a pattern beside it. */
        SERVICE_WORD,
        /** Few different characters, or a short part several times. */
        REPETITION,
        /** Characters in order, such as {@code abcd1234}. */
        SEQUENCE
    }
}
