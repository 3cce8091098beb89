package io.masthead.domain.idempotency;

import java.util.List;

/**
 * Stored outcome of a request with an idempotency key.
 *
 * @param hash the hash of its content
 * @param results the ids of the created entities, in order of creation
 */
public record StoredOutcome(RequestHash hash, List<Long> results) {

    /** Copies the ids. */
    public StoredOutcome {
        results = List.copyOf(results);
    }
}
