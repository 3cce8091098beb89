package io.masthead.domain.idempotency;

import io.masthead.domain.Failure;

/** The same sender used the key for a request with other content. */
public final class IdempotencyKeyReused extends Failure {

    /** The code of this failure. */
    public static final String CODE = "idempotency-key-reused";

    /** The failure. */
    public IdempotencyKeyReused() {
        super(Kind.INVALID, CODE);
    }
}
