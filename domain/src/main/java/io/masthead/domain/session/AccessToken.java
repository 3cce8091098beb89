package io.masthead.domain.session;

import java.time.Duration;

/**
 * What a caller shows to prove who it is (a bearer token, RFC 6750). Never prints itself.
 *
 * @param value the token, opaque to its bearer
 * @param lifetime how long it is valid from its making
 */
public record AccessToken(String value, Duration lifetime) {

    /** {@return a placeholder: a token must not reach a log} */
    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
