package io.masthead.domain.idempotency;

import java.util.Set;

/**
 * Request with an idempotency key.
 *
 * @param key the idempotency key
 * @param hash the hash of the content
 * @param earlier the hashes of the same content under keys of the host that are being rotated out
 */
public record IdempotentRequest(IdempotencyKey key, RequestHash hash, Set<RequestHash> earlier) {

    /** Copies the earlier hashes. */
    public IdempotentRequest {
        earlier = Set.copyOf(earlier);
    }

    /**
     * Checks that an earlier request with the key had the same content.
     *
     * @param outcome the outcome of the earlier request
     * @throws IdempotencyKeyReused if its content differed
     */
    public void requireSame(StoredOutcome outcome) {
        if (!hash.equals(outcome.hash()) && !earlier.contains(outcome.hash())) {
            throw new IdempotencyKeyReused();
        }
    }
}
