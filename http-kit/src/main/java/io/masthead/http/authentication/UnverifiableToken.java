package io.masthead.http.authentication;

/** The access token cannot be verified at the moment: the keys of its issuer are unavailable. */
public final class UnverifiableToken extends RuntimeException {

    /**
     * Keeps the reason.
     *
     * @param reason for the log, without any part of the token
     */
    public UnverifiableToken(String reason) {
        super(reason, null, false, false);
    }
}
