package io.masthead.http.pipeline;

import java.util.Set;

/**
 * Exceptions from the general rules of the pipeline, by path. Paths are compared as sent, without a trailing slash.
 *
 * @param withoutCredentials paths where credentials are ignored, valid or not; a path that ends in a slash is a prefix
 */
public record PathRules(Set<String> withoutCredentials) {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    /** Copies the paths. */
    public PathRules {
        withoutCredentials = Set.copyOf(withoutCredentials);
    }

    /**
     * {@return whether requests count against the general rate limit; probes do not}
     *
     * @param path the path of a request
     */
    public boolean isLimited(String path) {
        return !PROBES.contains(path);
    }

    /**
     * {@return whether credentials of a request are verified; probes read none}
     *
     * @param path the path of a request
     */
    public boolean readsCredentials(String path) {
        return !PROBES.contains(path)
                && withoutCredentials.stream()
                        .noneMatch(exempt -> exempt.endsWith("/") ? path.startsWith(exempt) : path.equals(exempt));
    }
}
