package io.masthead.application.user;

import io.masthead.domain.Overloaded;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WrongPassword;
import java.util.Optional;

/** Replaces one's own password, and ends all other sessions. */
@FunctionalInterface
public interface ChangePassword {

    /**
     * The old and the new.
     *
     * @param self whose password
     * @param current what the caller says is the present password
     * @param next the new password
     * @param session the session that asks, which goes on
     * @param origin from where
     */
    record Change(UserId self, String current, Password next, Optional<SessionId> session, RequestOrigin origin) {

        /**
         * Replaces the password on behalf of the host itself.
         *
         * @param self whose password
         * @param current what the caller says is the present password
         * @param next the new password
         * @param session the session that asks, which goes on
         */
        public Change(UserId self, String current, Password next, Optional<SessionId> session) {
            this(self, current, next, session, RequestOrigin.HOST);
        }

        /** {@return a placeholder: a password must not reach a log} */
        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    /**
     * Replaces the password.
     *
     * @param change the old and the new
     * @throws AccountGone if the account was deleted
     * @throws WeakPassword if the new password is one that others would try first
     * @throws WrongPassword if the present password is another, or there is none, or a wait is on after too many guesses
     * @throws Overloaded if too much else is being hashed
     */
    void change(Change change);
}
