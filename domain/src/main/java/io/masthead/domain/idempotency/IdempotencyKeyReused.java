package io.masthead.domain.idempotency;

import io.masthead.domain.Failure;

/** Reuse of an idempotency key: the same sender used it for a request with different content. */
public final class IdempotencyKeyReused extends Failure {

    /** The code of this failure. */
    public static final String CODE = "idempotency-key-reused";

    /** Creates the failure. */
    public IdempotencyKeyReused() {
        super(Kind.INVALID, CODE);
    }
}
