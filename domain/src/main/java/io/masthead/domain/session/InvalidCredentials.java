package io.masthead.domain.session;

import io.masthead.domain.Failure;
import io.masthead.domain.FailureCodes;

/** Authentication failure: e-mail address or password is wrong. Deliberately does not say which (ASVS 5.0 6.3.8). */
public final class InvalidCredentials extends Failure {

    /** Creates the failure. */
    public InvalidCredentials() {
        super(Kind.UNAUTHENTICATED, FailureCodes.UNAUTHORIZED);
    }
}
