package io.masthead.http.authentication;

/** An operation was called without an access token that needs one. */
public final class SignInRequired extends RuntimeException {

    /** Makes the refusal. */
    public SignInRequired() {
        super(null, null, false, false);
    }
}
