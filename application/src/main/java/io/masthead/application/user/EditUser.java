package io.masthead.application.user;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Changes an account: one's own, or as an admin any. */
@FunctionalInterface
public interface EditUser {

    /**
     * Who changes what.
     *
     * @param actor who asks
     * @param id the account to change
     * @param changes what to change
     * @param session the session that asks, if one does
     * @param condition which version will do
     * @param origin from where
     */
    record Edit(
            UserId actor,
            UserId id,
            UserChanges changes,
            Optional<SessionId> session,
            VersionCondition condition,
            RequestOrigin origin) {

        /**
         * Changes any version, on behalf of the host itself.
         *
         * @param actor who asks
         * @param id the account to change
         * @param changes what to change
         * @param session the session that asks, if one does
         */
        public Edit(UserId actor, UserId id, UserChanges changes, Optional<SessionId> session) {
            this(actor, id, changes, session, VersionCondition.ANY, RequestOrigin.HOST);
        }
    }

    /**
     * Changes an account; nothing is stored where nothing differs. Another role ends the account's sessions, another
     * address those but for one of its own that asks.
     *
     * @param edit who changes what
     * @return the account as it is now
     * @throws UserNotFound if there is no such account
     * @throws AccountGone if the caller's own account was deleted
     * @throws Forbidden if the account is another's, or the role would change, and the caller is no admin
     * @throws PreconditionFailed if it has another version than the condition names
     * @throws EmailTaken if another account has the new address
     * @throws LastAdmin if the only admin would stop being one
     */
    User edit(Edit edit);
}
