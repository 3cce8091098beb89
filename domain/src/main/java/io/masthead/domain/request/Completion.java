package io.masthead.domain.request;

import java.util.List;

/**
 * What came of a request.
 *
 * @param fingerprint what is kept of its content
 * @param results the identities of what it made, in their order
 */
public record Completion(RequestFingerprint fingerprint, List<Long> results) {

    /** Copies the identities. */
    public Completion {
        results = List.copyOf(results);
    }
}
