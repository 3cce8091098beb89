package io.masthead.domain;

/**
 * Concurrent update: another transaction changed or removed the entity after it was read; nothing was written. Thrown
 * by repositories and handled by {@link UnitOfWork}, which retries; a precondition of the caller fails with
 * {@link PreconditionFailed}.
 */
public final class ConcurrentUpdate extends Failure {

    /** Creates the failure. */
    public ConcurrentUpdate() {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE);
    }
}
