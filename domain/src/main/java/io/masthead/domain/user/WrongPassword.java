package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** The account has another password, or none, so it cannot be changed with this one. */
public final class WrongPassword extends Failure {

    /** The code of this failure. */
    public static final String CODE = "wrong-password";

    /** The failure. */
    public WrongPassword() {
        super(Kind.CONFLICT, CODE);
    }
}
