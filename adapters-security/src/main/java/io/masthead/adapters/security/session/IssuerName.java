package io.masthead.adapters.security.session;

/**
 * Name of this service as the issuer of access tokens, their {@code iss}. It is the public URL where one is set, so that
 * other services find the metadata and the keys of the issuer by it (RFC 8414 §3, RFC 9068 §4).
 *
 * @param value the public URL, or {@link #WITHOUT_URL}
 */
public record IssuerName(String value) {

    /** The name of a service that has no public URL. */
    public static final String WITHOUT_URL = "masthead";
}
