package io.masthead.domain;

/** The caller is known, and may not do this. */
public final class Forbidden extends Failure {

    /** The code of this failure. */
    public static final String CODE = "forbidden";

    /** The failure. */
    public Forbidden() {
        super(Kind.FORBIDDEN, CODE);
    }
}
