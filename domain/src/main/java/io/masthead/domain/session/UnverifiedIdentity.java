package io.masthead.domain.session;

/** An outside provider vouches for someone, but not for an e-mail address that Masthead could know them by. */
public final class UnverifiedIdentity extends SessionFailure {

    /** Makes the failure. */
    public UnverifiedIdentity() {}
}
