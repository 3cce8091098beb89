package io.masthead.domain.session;

/**
 * What a caller keeps to get the next access token without a password (RFC 6749 §1.5). Good for one use; never prints
 * itself.
 *
 * @param value the token, opaque to its bearer
 */
public record RefreshToken(String value) {

    /** {@return a placeholder: a token must not reach a log} */
    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
