package io.masthead.application.session;

import io.masthead.application.Command;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.UserId;

/** Ends one of one's own sessions. */
@Command
@FunctionalInterface
public interface EndSession {

    /**
     * Which session.
     *
     * @param self whose
     * @param session which
     */
    record Ending(UserId self, SessionId session) {}

    /**
     * Ends a session: its refresh token is no good at once, its access tokens within seconds.
     *
     * @param ending which
     * @throws SessionNotFound if the account has no such session
     */
    void end(Ending ending);
}
