package io.masthead.domain;

/** Storage is away, full, shutting down, or took too long: it may work again later. */
public final class StorageUnavailable extends StorageFailure {

    /**
     * Passes on what storage reported.
     *
     * @param cause the technical cause, for the log
     */
    public StorageUnavailable(Throwable cause) {
        super(cause);
    }
}
