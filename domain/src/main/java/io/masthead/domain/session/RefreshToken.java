package io.masthead.domain.session;

/**
 * Refresh token (RFC 6749 §1.5). Valid for one use; its text form hides the value.
 *
 * @param value the token, opaque to its bearer
 */
public record RefreshToken(String value) {

    /** {@return a placeholder, since a token must not be logged} */
    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
