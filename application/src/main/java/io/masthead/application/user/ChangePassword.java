package io.masthead.application.user;

import io.masthead.application.Workflow;
import io.masthead.domain.Overloaded;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WrongPassword;
import java.util.Optional;

/** Replaces one's own password, and ends all other sessions. */
@Workflow
@FunctionalInterface
public interface ChangePassword {

    /**
     * The old and the new.
     *
     * @param self whose password
     * @param current what the caller says is the present password
     * @param next the new password
     * @param session the session that asks, which goes on
     */
    record Change(UserId self, String current, Password next, Optional<SessionId> session) {

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
