package io.masthead.domain;

/** The entity has another version than the caller made a condition; nothing was written. */
public final class PreconditionFailed extends Failure {

    /** Makes the failure. */
    public PreconditionFailed() {}
}
