package io.masthead.domain.session;

/** Driven port: public keys with which other services verify access tokens. */
@FunctionalInterface
public interface VerificationKeys {

    /** {@return the keys as a JWK Set (RFC 7517 §5) in JSON; empty if tokens are signed with a shared secret} */
    String toJwkSet();
}
