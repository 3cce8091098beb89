package io.masthead.application.user;

import io.masthead.application.Command;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.WrongPassword;

/** Replaces one's own password. */
@Command
@FunctionalInterface
public interface ChangePassword {

    /**
     * The old and the new.
     *
     * @param self whose password
     * @param current what the caller says is the present password
     * @param next the new password
     */
    record Change(UserId self, String current, Password next) {

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
     * @throws WrongPassword if the present password is another, or there is none
     */
    void change(Change change);
}
