package io.masthead.domain.idempotency;

import io.masthead.domain.Failure;

/** A request with the same key is being processed: its outcome is known a little later. */
public final class RequestInProgress extends Failure {

    /** The code of this failure. */
    public static final String CODE = "request-in-progress";

    /** The failure. */
    public RequestInProgress() {
        super(Kind.IN_PROGRESS, CODE);
    }
}
