package io.masthead.domain;

/**
 * Storage is away, full, shutting down, or took too long: it may work again later. Nothing was written, unless a commit
 * was under way when the connection broke.
 */
public final class StorageUnavailable extends Failure {

    /**
     * The failure.
     *
     * @param cause the technical cause, for the log
     */
    public StorageUnavailable(Throwable cause) {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE, cause);
    }
}
