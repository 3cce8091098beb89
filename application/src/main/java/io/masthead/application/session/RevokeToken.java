package io.masthead.application.session;

import io.masthead.domain.RequestOrigin;

/** Ends the session of a refresh token (RFC 7009). */
@FunctionalInterface
public interface RevokeToken {

    /**
     * A refresh token, as it was shown.
     *
     * @param token what the caller shows
     * @param origin from where
     */
    record Revocation(String token, RequestOrigin origin) {

        /** {@return a placeholder: a token must not reach a log} */
        @Override
        public String toString() {
            return "Revocation[hidden]";
        }
    }

    /**
     * Ends the session that a token belongs to, be it good or spent. Does nothing if there is none: what nobody can use
     * any more is what was asked for (RFC 7009 §2.2).
     *
     * @param revocation the token and from where
     */
    void revoke(Revocation revocation);
}
