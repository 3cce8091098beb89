package io.masthead.domain.session;

import io.masthead.domain.Failure;

/** An outside provider vouches for someone, but not for an e-mail address that Masthead could know them by. */
public final class UnverifiedIdentity extends Failure {

    /** The code of this failure. */
    public static final String CODE = "unverified-identity";

    /** The failure. */
    public UnverifiedIdentity() {
        super(Kind.FORBIDDEN, CODE);
    }
}
