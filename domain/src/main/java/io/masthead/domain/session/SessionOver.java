package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** Authentication failure: the access token is genuine, but its session has ended since. */
public final class SessionOver extends Failure {

    /** Creates the failure. */
    public SessionOver() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
