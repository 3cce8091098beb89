package io.masthead.domain.session;

/** The caller's proof was genuine, but its account has been deleted since. */
public final class AccountGone extends SessionFailure {

    /** Makes the failure. */
    public AccountGone() {}
}
