package io.masthead.domain;

/** Storage could not do its part. Nothing was written, unless a commit was under way when the connection broke. */
public abstract sealed class StorageFailure extends Failure permits StorageContention, StorageUnavailable {

    StorageFailure(Throwable cause) {
        super(cause);
    }
}
