package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** Address and password do not belong together. Deliberately says no more (ASVS 5.0 6.3.8). */
public final class InvalidCredentials extends Failure {

    /** The failure. */
    public InvalidCredentials() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
