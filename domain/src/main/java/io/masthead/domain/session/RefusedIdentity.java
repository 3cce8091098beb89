package io.masthead.domain.session;

import io.masthead.domain.Failure;

/** An admin has refused the external identity for good, when its account was deleted. */
public final class RefusedIdentity extends Failure {

    /** The code of this failure. */
    public static final String CODE = "refused-identity";

    /** Creates the failure. */
    public RefusedIdentity() {
        super(Kind.FORBIDDEN, CODE);
    }
}
