package io.masthead.application.user;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.Overloaded;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WrongPassword;
import java.util.Optional;

/** Changes the password of the authenticated user and ends all other sessions. */
@FunctionalInterface
public interface ChangePassword {

    /**
     * Command to change a password.
     *
     * @param self the authenticated user
     * @param current the presented current password
     * @param next the new password
     * @param session the session of the request, which is kept
     * @param origin the origin of the request
     */
    record Change(UserId self, String current, Password next, Optional<SessionId> session, RequestOrigin origin) {

        /**
         * Command of the host itself.
         *
         * @param self the authenticated user
         * @param current the presented current password
         * @param next the new password
         * @param session the session of the request, which is kept
         */
        public Change(UserId self, String current, Password next, Optional<SessionId> session) {
            this(self, current, next, session, RequestOrigin.HOST);
        }

        /** {@return a placeholder, since a password must not be logged} */
        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    /**
     * Changes the password.
     *
     * @param change the command
     * @throws AccountGone if the account was deleted
     * @throws InvalidValue if the new password is shorter than the policy of the host allows
     * @throws WeakPassword if the new password is weak
     * @throws WrongPassword if the current password is wrong or not set, or too many failures have blocked it for a
     *     time
     * @throws Overloaded if too many passwords are being hashed at once
     */
    void change(Change change);
}
