package io.masthead.domain.session;

import io.masthead.domain.Checks;

/**
 * Someone as an outside provider knows them (OpenID Connect Core 1.0 §5.7: issuer and subject together, and nothing
 * else, identify for good).
 *
 * @param issuer the provider, at most {@value #MAX_LENGTH} code points
 * @param subject the provider's own name for them, at most {@value #MAX_LENGTH} code points
 */
public record ExternalIdentity(String issuer, String subject) {

    /** The most code points of either part. */
    public static final int MAX_LENGTH = 255;

    /**
     * Checks the lengths.
     *
     * @throws io.masthead.domain.InvalidValue if either part is empty or too long
     */
    public ExternalIdentity {
        Checks.text(ExternalIdentity.class, issuer, 1, MAX_LENGTH);
        Checks.text(ExternalIdentity.class, subject, 1, MAX_LENGTH);
    }
}
