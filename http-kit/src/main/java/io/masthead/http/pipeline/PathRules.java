package io.masthead.http.pipeline;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Paths to which the general rules of the pipeline do not apply. Paths are as they were sent, without a trailing slash.
 *
 * @param ignoresCredentials whether credentials are ignored there, bad ones too
 */
public record PathRules(Predicate<String> ignoresCredentials) {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    /**
     * {@return whether requests count against the general rate limit: probes do not}
     *
     * @param path the path of a request
     */
    public boolean isLimited(String path) {
        return !PROBES.contains(path);
    }

    /**
     * {@return whether credentials are verified where there are some}
     *
     * @param path the path of a request
     */
    public boolean readsCredentials(String path) {
        return !ignoresCredentials.test(path);
    }
}
