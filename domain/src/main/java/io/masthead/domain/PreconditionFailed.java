package io.masthead.domain;

/** The entity has another version than the caller made a condition; nothing was written. */
public final class PreconditionFailed extends Failure {

    /** The code of this failure. */
    public static final String CODE = "precondition-failed";

    /** The failure. */
    public PreconditionFailed() {
        super(Kind.PRECONDITION_FAILED, CODE);
    }
}
