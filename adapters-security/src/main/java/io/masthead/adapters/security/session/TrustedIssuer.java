package io.masthead.adapters.security.session;

import java.net.URI;
import java.util.Set;

/**
 * Issuer of an OpenID Connect provider whose tokens are trusted, too.
 *
 * @param issuer its identifier, exactly as it writes it into {@code iss}: {@code https} without query and fragment
 *     (OpenID Connect Discovery 1.0 §3); {@code http} on this machine only
 * @param audience what its tokens for this service have in {@code aud}
 */
public record TrustedIssuer(URI issuer, String audience) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the issuer is no such address, or the audience is blank
     */
    public TrustedIssuer {
        if (!isTrustworthy(issuer) || issuer.getQuery() != null) {
            throw new IllegalArgumentException(
                    "The issuer must be an https address without user, query and fragment (http on localhost only)");
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException("The audience must not be blank");
        }
    }

    boolean isHttps() {
        return "https".equals(issuer.getScheme());
    }

    /** Whether documents from this address are protected against changes on the way. */
    static boolean isTrustworthy(URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && address.getFragment() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    }
}
