package io.masthead.domain.idempotency;

import io.masthead.domain.Failure;

/** A request was refused for what became of another with the same key. */
public abstract sealed class IdempotencyFailure extends Failure permits IdempotencyKeyReused, RequestInProgress {

    IdempotencyFailure() {}
}
