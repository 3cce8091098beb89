package io.masthead.domain;

/**
 * Unavailability of the storage: unreachable, full, shutting down or timed out. Nothing was written, unless the
 * connection broke during a commit.
 */
public final class StorageUnavailable extends Failure {

    /**
     * Creates the failure.
     *
     * @param cause the technical cause, for the log
     */
    public StorageUnavailable(Throwable cause) {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE, cause);
    }
}
