package io.masthead.domain.session;

/** The account has no session of this identity. */
public final class SessionNotFound extends SessionFailure {

    /** Makes the failure. */
    public SessionNotFound() {}
}
