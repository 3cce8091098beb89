package io.masthead.domain;

/** The caller is known, and may not do this. */
public final class NotAllowed extends Failure {

    /** Makes the failure. */
    public NotAllowed() {}
}
