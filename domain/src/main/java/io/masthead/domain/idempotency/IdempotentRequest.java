package io.masthead.domain.idempotency;

import java.util.Set;

/**
 * One of several tries to have something done once.
 *
 * @param key what the sender calls it
 * @param fingerprint what is kept of the content
 * @param earlier what was kept of the same content before the host changed how fingerprints are made
 */
public record IdempotentRequest(IdempotencyKey key, RequestHash fingerprint, Set<RequestHash> earlier) {

    /** Copies the earlier fingerprints. */
    public IdempotentRequest {
        earlier = Set.copyOf(earlier);
    }

    /**
     * Makes sure that this asks for the same as a request of before.
     *
     * @param completion what came of the request of before
     * @throws IdempotencyKeyReused if it had other content
     */
    public void requireSame(StoredOutcome completion) {
        if (!fingerprint.equals(completion.fingerprint()) && !earlier.contains(completion.fingerprint())) {
            throw new IdempotencyKeyReused();
        }
    }
}
