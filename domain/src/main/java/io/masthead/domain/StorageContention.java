package io.masthead.domain;

/** Contention between transactions (serialization failure or deadlock): a retry may succeed. Nothing was written. */
public final class StorageContention extends Failure {

    /**
     * Creates the failure.
     *
     * @param cause the technical cause, for the log
     */
    public StorageContention(Throwable cause) {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE, cause);
    }
}
