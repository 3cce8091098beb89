package io.masthead.domain.idempotency;

/** A request with the same key is being done at this moment: what comes of it is known a little later. */
public final class RequestInProgress extends IdempotencyFailure {

    /** Makes the failure. */
    public RequestInProgress() {}
}
