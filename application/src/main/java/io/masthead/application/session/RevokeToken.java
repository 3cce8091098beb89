package io.masthead.application.session;

import io.masthead.domain.RequestOrigin;

/** Revokes a refresh token by ending its session (RFC 7009). */
@FunctionalInterface
public interface RevokeToken {

    /**
     * Command to revoke a refresh token.
     *
     * @param token the presented refresh token
     * @param origin the origin of the request
     */
    record Revocation(String token, RequestOrigin origin) {

        /** {@return a placeholder, since a token must not be logged} */
        @Override
        public String toString() {
            return "Revocation[hidden]";
        }
    }

    /**
     * Ends the session of a token, whether the token is current or spent. Does nothing if there is no session: an
     * unusable token counts as revoked (RFC 7009 §2.2).
     *
     * @param revocation the command
     */
    void revoke(Revocation revocation);
}
