package io.masthead.application.session;

import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;

/** Verifies the session of an access token. */
@FunctionalInterface
public interface VerifySession {

    /**
     * Claims of a verified access token.
     *
     * @param user the authenticated user
     * @param session the session of the token
     */
    record Claim(UserId user, SessionId session) {}

    /**
     * Looks up the session.
     *
     * @param claim the claims of the token
     * @return whether the user has this session and it has not ended
     */
    boolean isOpen(Claim claim);
}
