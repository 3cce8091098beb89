package io.masthead.domain.session;

import io.masthead.domain.Failure;

/** The external identity is not linked to an account, and its provider supplies no usable verified e-mail address. */
public final class UnverifiedIdentity extends Failure {

    /** The code of this failure. */
    public static final String CODE = "unverified-identity";

    /** Creates the failure. */
    public UnverifiedIdentity() {
        super(Kind.FORBIDDEN, CODE);
    }
}
