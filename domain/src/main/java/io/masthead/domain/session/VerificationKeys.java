package io.masthead.domain.session;

/** Driven port: the public keys with which others verify access tokens without sharing a secret. */
@FunctionalInterface
public interface VerificationKeys {

    /** {@return the keys as a JWK Set (RFC 7517 §5) in JSON; without keys where tokens are signed with a secret} */
    String toJwkSet();
}
