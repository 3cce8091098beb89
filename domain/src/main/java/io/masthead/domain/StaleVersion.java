package io.masthead.domain;

/** Someone else changed or removed the entity since it was read; nothing was written. */
public final class StaleVersion extends Failure {

    /** Makes the failure. */
    public StaleVersion() {}
}
