package io.masthead.domain;

/** Authorization failure: the caller is authenticated, but lacks the permission. */
public final class Forbidden extends Failure {

    /** The code of this failure. */
    public static final String CODE = "forbidden";

    /** Creates the failure. */
    public Forbidden() {
        super(Kind.FORBIDDEN, CODE);
    }
}
