package io.masthead.application.session;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.UserId;

/** Ends one of one's own sessions. */
@FunctionalInterface
public interface EndSession {

    /**
     * Which session.
     *
     * @param self whose
     * @param session which
     * @param origin from where
     */
    record Ending(UserId self, SessionId session, RequestOrigin origin) {

        /**
         * Ends a session on behalf of the host itself.
         *
         * @param self whose
         * @param session which
         */
        public Ending(UserId self, SessionId session) {
            this(self, session, RequestOrigin.HOST);
        }
    }

    /**
     * Ends a session: its refresh token is no good at once, its access tokens within seconds.
     *
     * @param ending which
     * @throws SessionNotFound if the account has no such session
     */
    void end(Ending ending);
}
