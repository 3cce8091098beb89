package io.masthead.adapters.security.session;

import java.net.URI;
import java.util.Set;

/**
 * Issuer of an OpenID Connect provider whose tokens are accepted, too.
 *
 * @param issuer its identifier, exactly as in {@code iss}: {@code https} without query and fragment (OpenID Connect
 *     Discovery 1.0 §3); {@code http} on this machine only
 * @param audience the value of {@code aud} in its tokens for this service
 */
public record TrustedIssuer(URI issuer, String audience) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the issuer is not such a URL, or the audience is blank
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

    /** Tells whether documents from a URL are protected against modification in transit. */
    static boolean isTrustworthy(URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && address.getFragment() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    }
}
