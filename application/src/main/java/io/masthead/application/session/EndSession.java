package io.masthead.application.session;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.UserId;

/** Ends a session of the authenticated user. */
@FunctionalInterface
public interface EndSession {

    /**
     * Command to end a session.
     *
     * @param self the authenticated user
     * @param session the session
     * @param origin the origin of the request
     */
    record Ending(UserId self, SessionId session, RequestOrigin origin) {

        /**
         * Command of the host itself.
         *
         * @param self the authenticated user
         * @param session the session
         */
        public Ending(UserId self, SessionId session) {
            this(self, session, RequestOrigin.HOST);
        }
    }

    /**
     * Ends a session: its refresh token becomes invalid immediately, its access tokens within seconds.
     *
     * @param ending the command
     * @throws SessionNotFound if the account has no such session
     */
    void end(Ending ending);
}
