package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** Only admins register accounts, and the caller is none. */
public final class RegistrationClosed extends Failure {

    /** The code of this failure. */
    public static final String CODE = "registration-closed";

    /** Creates the failure. */
    public RegistrationClosed() {
        super(Kind.FORBIDDEN, CODE);
    }
}
