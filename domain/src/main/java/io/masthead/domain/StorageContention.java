package io.masthead.domain;

/**
 * Transactions got in each other's way (serialization failure or deadlock): the same again may well succeed. Nothing was
 * written.
 */
public final class StorageContention extends Failure {

    /**
     * The failure.
     *
     * @param cause the technical cause, for the log
     */
    public StorageContention(Throwable cause) {
        super(Kind.UNAVAILABLE, FailureCodes.UNAVAILABLE, cause);
    }
}
