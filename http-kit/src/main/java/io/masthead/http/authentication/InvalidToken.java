package io.masthead.http.authentication;

/** The access token is malformed, forged, expired or for another audience (RFC 6750 §3.1). */
public final class InvalidToken extends RuntimeException {

    public InvalidToken() {
        super(null, null, false, false);
    }
}
