package io.masthead.domain.user;

/** The account has another password, or none, so it cannot be changed with this one. */
public final class WrongPassword extends UserFailure {

    /** Makes the failure. */
    public WrongPassword() {}
}
