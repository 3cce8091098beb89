package io.masthead.application.session;

import io.masthead.application.Command;

/** Ends the session of a refresh token (RFC 7009). */
@Command
@FunctionalInterface
public interface RevokeToken {

    /**
     * Ends the session that a token belongs to, be it good or spent. Does nothing if there is none: what nobody can use
     * any more is what was asked for (RFC 7009 §2.2).
     *
     * @param token what the caller shows
     */
    void revoke(String token);
}
