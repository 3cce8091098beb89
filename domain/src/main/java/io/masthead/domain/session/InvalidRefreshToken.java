package io.masthead.domain.session;

/** The refresh token was never issued, is spent or too old, or its session has ended. Deliberately says no more. */
public final class InvalidRefreshToken extends SessionFailure {

    /** Makes the failure. */
    public InvalidRefreshToken() {}
}
