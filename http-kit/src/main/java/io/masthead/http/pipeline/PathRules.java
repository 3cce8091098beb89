package io.masthead.http.pipeline;

import java.util.Set;

/**
 * Paths to which the general rules of the pipeline do not apply. Paths are as they were sent, without a trailing slash.
 *
 * @param withoutCredentials where credentials are ignored, bad ones too; a path that ends in a slash stands for all
 *     below it
 */
public record PathRules(Set<String> withoutCredentials) {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    /** Copies the paths. */
    public PathRules {
        withoutCredentials = Set.copyOf(withoutCredentials);
    }

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
        return withoutCredentials.stream()
                .noneMatch(exempt -> exempt.endsWith("/") ? path.startsWith(exempt) : path.equals(exempt));
    }
}
