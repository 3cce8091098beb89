package io.masthead.domain.request;

import java.util.Set;

/**
 * One of several tries to have something done once.
 *
 * @param key what the sender calls it
 * @param fingerprint what is kept of the content
 * @param earlier what was kept of the same content before the host changed how fingerprints are made
 */
public record Attempt(RequestKey key, RequestFingerprint fingerprint, Set<RequestFingerprint> earlier) {

    /** Copies the earlier fingerprints. */
    public Attempt {
        earlier = Set.copyOf(earlier);
    }

    /**
     * Makes sure that this asks for the same as a request of before.
     *
     * @param completion what came of the request of before
     * @throws KeyReused if it had other content
     */
    public void requireSame(Completion completion) {
        if (!fingerprint.equals(completion.fingerprint()) && !earlier.contains(completion.fingerprint())) {
            throw new KeyReused();
        }
    }
}
