package io.masthead.domain.idempotency;

import io.masthead.domain.Failure;

/** Concurrent request: another request with the same idempotency key is in progress; its outcome is known shortly. */
public final class RequestInProgress extends Failure {

    /** The code of this failure. */
    public static final String CODE = "request-in-progress";

    /** Creates the failure. */
    public RequestInProgress() {
        super(Kind.IN_PROGRESS, CODE);
    }
}
