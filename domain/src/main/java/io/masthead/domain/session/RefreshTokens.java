package io.masthead.domain.session;

import java.util.Optional;

/**
 * Driven port: makes refresh tokens of at least 256 random bits, and says what is to be kept of them.
 *
 * <p>A token names its family, which stays the same from sign-in to the end of the session, and a secret, which is good
 * for one use.
 */
public interface RefreshTokens {

    /**
     * A new token and what is to be kept of it.
     *
     * @param token the token
     * @param family of the part that stays
     * @param secret of the part that is good for one use
     */
    record Issued(RefreshToken token, TokenHash family, TokenHash secret) {}

    /**
     * A token that a caller showed. Whether it was ever issued is not known yet.
     *
     * @param token the token
     * @param family of the part that stays
     * @param secret of the part that is good for one use
     */
    record Presented(RefreshToken token, TokenHash family, TokenHash secret) {}

    /** {@return a token of a new family} */
    Issued first();

    /**
     * Takes apart what a caller shows as a token.
     *
     * @param text what the caller sent, of any length and content
     * @return its parts, if it is of the form of a token
     */
    Optional<Presented> read(String text);

    /** {@return fresh chance for a successor} */
    RotationSeed seed();

    /**
     * Makes the token that follows one of the same family. The same token and seed give the same successor, so that it
     * can be given again although only its fingerprint was kept.
     *
     * @param presented the token that was spent
     * @param seed chance, from {@link #seed()}
     * @return the successor
     */
    Issued successor(RefreshToken presented, RotationSeed seed);
}
