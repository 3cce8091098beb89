package io.masthead.domain.idempotency;

import java.util.List;

/**
 * What came of a request.
 *
 * @param fingerprint what is kept of its content
 * @param results the identities of what it made, in their order
 */
public record StoredOutcome(RequestHash fingerprint, List<Long> results) {

    /** Copies the identities. */
    public StoredOutcome {
        results = List.copyOf(results);
    }
}
