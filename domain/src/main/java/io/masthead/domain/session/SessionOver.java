package io.masthead.domain.session;

/** The caller's proof was genuine, but the session that it rests on has ended since. */
public final class SessionOver extends SessionFailure {

    /** Makes the failure. */
    public SessionOver() {}
}
