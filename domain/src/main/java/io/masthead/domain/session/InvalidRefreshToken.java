package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** The refresh token was never issued, is spent or too old, or its session has ended. Deliberately says no more. */
public final class InvalidRefreshToken extends Failure {

    /** The failure. */
    public InvalidRefreshToken() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
