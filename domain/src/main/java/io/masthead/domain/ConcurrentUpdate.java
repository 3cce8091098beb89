package io.masthead.domain;

/**
 * Someone else changed or removed the entity since it was read; nothing was written. Between repositories and
 * {@link UnitOfWork}, which tries again; a caller's own condition is a {@link PreconditionFailed}.
 */
public final class ConcurrentUpdate extends Failure {

    /** The failure. */
    public ConcurrentUpdate() {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE);
    }
}
