package io.masthead.domain.session;

import java.util.Optional;

/**
 * Driven port: issues refresh tokens of at least 256 random bits and computes the hashes to store.
 *
 * <p>A token consists of its family, which is the same for all tokens of a session, and a secret, which is valid for
 * one use.
 */
public interface RefreshTokens {

    /**
     * New token and its hashes.
     *
     * @param token the token
     * @param family the hash of the family
     * @param secret the hash of the secret
     */
    record Issued(RefreshToken token, TokenHash family, TokenHash secret) {}

    /**
     * Presented token and its hashes; not yet verified.
     *
     * @param token the token
     * @param family the hash of the family
     * @param secret the hash of the secret
     */
    record Presented(RefreshToken token, TokenHash family, TokenHash secret) {}

    /** {@return a token of a new family} */
    Issued first();

    /**
     * Parses a presented token.
     *
     * @param text the presented text, of any length and content
     * @return the token, if the text has the format of one
     */
    Optional<Presented> read(String text);

    /** {@return a new random seed for a successor} */
    RotationSeed seed();

    /**
     * Issues the successor of a token in the same family. The same token and seed give the same successor, so that it
     * can be issued again although only its hash is stored.
     *
     * @param presented the spent token
     * @param seed the seed, from {@link #seed()}
     * @return the successor
     */
    Issued successor(RefreshToken presented, RotationSeed seed);
}
