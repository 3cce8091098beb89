package io.masthead.bootstrap.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * OpenID Connect provider whose access tokens are accepted (OpenID Connect Discovery 1.0 §3).
 *
 * @param issuer the address that its tokens name as their issuer, character by character
 * @param audience the name of this service in its tokens, 1 to 255 visible ASCII characters
 */
public record OidcProviderSettings(URI issuer, String audience) {

    private static final String ISSUER = "OIDC_ISSUER";
    private static final String AUDIENCE = "OIDC_AUDIENCE";

    private static final String ISSUER_RULE = "must look like https://login.example.com/realm, without user, query and"
            + " fragment, and with a host of letters, digits, hyphens and dots; http:// only for localhost, 127.0.0.1 and"
            + " [::1]";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    static Optional<OidcProviderSettings> read(SettingsReader reader) {
        Optional<URI> issuer = reader.read(ISSUER, OidcProviderSettings::issuer);
        Optional<String> audience = reader.read(AUDIENCE, OidcProviderSettings::audience);
        if (reader.isSet(ISSUER) != reader.isSet(AUDIENCE)) {
            reader.report(
                    reader.isSet(ISSUER)
                            ? AUDIENCE + " must be set, as " + ISSUER + " is"
                            : ISSUER + " must be set, as " + AUDIENCE + " is");
        }
        return issuer.flatMap(address -> audience.map(name -> new OidcProviderSettings(address, name)));
    }

    private static URI issuer(String text) {
        URI issuer = uri(text.strip());
        boolean wellFormed = isTrustworthy(issuer)
                && (issuer.getPort() == -1 || (issuer.getPort() > 0 && issuer.getPort() <= 65_535))
                && issuer.getRawUserInfo() == null
                && issuer.getRawQuery() == null
                && issuer.getRawFragment() == null;
        if (!wellFormed) {
            throw new MalformedValue(ISSUER_RULE);
        }
        return issuer;
    }

    /**
     * Keys are fetched from there, so the connection must protect them against changes. The HTTP client of Java connects
     * to no host with an underscore.
     */
    private static boolean isTrustworthy(URI issuer) {
        return issuer.getHost() != null
                && ("https".equals(issuer.getScheme())
                        || ("http".equals(issuer.getScheme()) && THIS_MACHINE.contains(issuer.getHost())));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException exception) {
            throw new MalformedValue(ISSUER_RULE);
        }
    }

    private static String audience(String text) {
        String audience = text.strip();
        if (!VISIBLE_ASCII.matcher(audience).matches()) {
            throw new MalformedValue("must be 1 to 255 visible ASCII characters without spaces");
        }
        return audience;
    }
}
