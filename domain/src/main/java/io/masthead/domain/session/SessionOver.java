package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** The caller's proof was genuine, but the session that it rests on has ended since. */
public final class SessionOver extends Failure {

    /** The failure. */
    public SessionOver() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
