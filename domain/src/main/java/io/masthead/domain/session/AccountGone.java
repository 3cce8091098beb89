package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** The caller's proof was genuine, but its account has been deleted since. */
public final class AccountGone extends Failure {

    /** The failure. */
    public AccountGone() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
