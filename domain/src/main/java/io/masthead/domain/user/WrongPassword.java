package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** Conflict: the presented current password is wrong, or the account has no password. */
public final class WrongPassword extends Failure {

    /** The code of this failure. */
    public static final String CODE = "wrong-password";

    /** Creates the failure. */
    public WrongPassword() {
        super(Kind.CONFLICT, CODE);
    }
}
