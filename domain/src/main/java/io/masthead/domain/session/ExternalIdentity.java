package io.masthead.domain.session;

import io.masthead.domain.Checks;

/**
 * Identity of a user at an external provider (OpenID Connect Core 1.0 §5.7: only issuer and subject together are a
 * stable identifier).
 *
 * @param issuer the issuer identifier of the provider, at most {@value #MAX_LENGTH} code points
 * @param subject the subject identifier of the user at the provider, at most {@value #MAX_LENGTH} code points
 */
public record ExternalIdentity(String issuer, String subject) {

    /** Maximum length of either part in code points. */
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
