package io.masthead.adapters.rest.security;

import java.util.Set;

/** Where the general rules about credentials and limits do not hold. */
public final class PathRules {

    private static final Set<String> HEALTH = Set.of("/livez", "/readyz");

    /** Where tokens are renewed and given up: a client that sends its old one along everywhere must not be shut out. */
    private static final Set<String> TOKEN_ENDPOINTS = Set.of("/token", "/token/", "/token/revoke", "/token/revoke/");

    private PathRules() {}

    /**
     * {@return whether requests count against the general limit}
     *
     * @param path of a request
     */
    public static boolean isLimited(String path) {
        return !HEALTH.contains(path);
    }

    /**
     * {@return whether credentials are checked where there are some}
     *
     * @param path of a request
     */
    public static boolean readsCredentials(String path) {
        // Spring Security would answer under /.well-known/ itself, with a description of the server that is not this
        // one.
        return !path.startsWith("/.well-known/") && !TOKEN_ENDPOINTS.contains(path);
    }
}
