package io.masthead.application.session;

import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;

/** Says whether an access token still counts. */
@FunctionalInterface
public interface VerifySession {

    /**
     * What a genuine access token says.
     *
     * @param user whom it stands for
     * @param session what it rests on
     */
    record Claim(UserId user, SessionId session) {}

    /**
     * Looks the session up.
     *
     * @param claim what the token says
     * @return whether the account has this session, and it has not ended
     */
    boolean isOpen(Claim claim);
}
