package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/**
 * Authentication failure: the refresh token was never issued, is spent or expired, or its session has ended.
 * Deliberately does not say which.
 */
public final class InvalidRefreshToken extends Failure {

    /** Creates the failure. */
    public InvalidRefreshToken() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
