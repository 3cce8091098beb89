package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** Another account has this address. */
public final class EmailTaken extends Failure {

    /** The code of this failure. */
    public static final String CODE = "email-taken";

    private final EmailAddress email;

    /**
     * Names the address.
     *
     * @param email the address that is taken
     */
    public EmailTaken(EmailAddress email) {
        super(Kind.CONFLICT, CODE);
        this.email = email;
    }

    /** {@return the address that is taken} */
    public EmailAddress email() {
        return email;
    }
}
