package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** Conflict: the last admin can be neither demoted nor deleted. */
public final class LastAdmin extends Failure {

    /** The code of this failure. */
    public static final String CODE = "last-admin";

    /** Creates the failure. */
    public LastAdmin() {
        super(Kind.CONFLICT, CODE);
    }
}
