package io.masthead.domain;

/** Transactions got in each other's way (serialization failure or deadlock): the same again may well succeed. */
public final class StorageContention extends StorageFailure {

    /**
     * Passes on what storage reported.
     *
     * @param cause the technical cause, for the log
     */
    public StorageContention(Throwable cause) {
        super(cause);
    }
}
