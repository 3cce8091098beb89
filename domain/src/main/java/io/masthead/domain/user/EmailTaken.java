package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** Another account has this e-mail address. */
public final class EmailTaken extends Failure {

    /** The code of this failure. */
    public static final String CODE = "email-taken";

    private final EmailAddress email;

    /**
     * Creates the failure.
     *
     * @param email the e-mail address
     */
    public EmailTaken(EmailAddress email) {
        super(Kind.CONFLICT, CODE);
        this.email = email;
    }

    /** {@return the e-mail address} */
    public EmailAddress email() {
        return email;
    }
}
