package io.masthead.domain.idempotency;

/** The same sender used the key for a request with other content. */
public final class IdempotencyKeyReused extends IdempotencyFailure {

    /** Makes the failure. */
    public IdempotencyKeyReused() {}
}
