package io.masthead.adapters.rest.session;

/** A request for a token violates RFC 6749. Carries the error of the response. */
final class RefusedToken extends RuntimeException {

    private final TokenError error;

    RefusedToken(String error, String description) {
        super(null, null, false, false);
        this.error = new TokenError(error, description);
    }

    TokenError error() {
        return error;
    }
}
