package io.masthead.domain;

/** Precondition failure: the version of the entity does not meet the {@link VersionCondition}; nothing was written. */
public final class PreconditionFailed extends Failure {

    /** The code of this failure. */
    public static final String CODE = "precondition-failed";

    /** Creates the failure. */
    public PreconditionFailed() {
        super(Kind.PRECONDITION_FAILED, CODE);
    }
}
