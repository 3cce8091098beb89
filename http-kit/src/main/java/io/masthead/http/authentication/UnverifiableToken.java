package io.masthead.http.authentication;

/** The access token cannot be verified at the moment: its issuer is away. */
public final class UnverifiableToken extends RuntimeException {

    /**
     * Passes on the reason.
     *
     * @param reason for the log, without anything of the token
     */
    public UnverifiableToken(String reason) {
        super(reason, null, false, false);
    }
}
