package io.masthead.domain.session;

import io.masthead.domain.Failure;

/** The account has no session with this id. */
public final class SessionNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "session-not-found";

    /** Creates the failure. */
    public SessionNotFound() {
        super(Kind.NOT_FOUND, CODE);
    }
}
