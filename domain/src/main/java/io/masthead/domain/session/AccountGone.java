package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** Authentication failure: the access token is genuine, but its account has been deleted since. */
public final class AccountGone extends Failure {

    /** Creates the failure. */
    public AccountGone() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
