package io.masthead.domain;

/**
 * Someone else changed or removed the entity since it was read; nothing was written. Between repositories and whoever
 * runs transactions, for which it is a reason to try again; a caller's own condition is a {@link PreconditionFailed}.
 */
public final class ConcurrentUpdate extends Failure {

    /** Makes the failure. */
    public ConcurrentUpdate() {}
}
