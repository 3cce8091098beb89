package io.masthead.domain.session;

import java.time.Duration;

/**
 * Access token (a bearer token, RFC 6750). Its text form hides the value.
 *
 * @param value the token, opaque to its bearer
 * @param lifetime the time from issue to expiry
 */
public record AccessToken(String value, Duration lifetime) {

    /** {@return a placeholder, since a token must not be logged} */
    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
