package io.masthead.http.authentication;

/** An operation that needs an access token was called without one. */
public final class SignInRequired extends RuntimeException {

    public SignInRequired() {
        super(null, null, false, false);
    }
}
