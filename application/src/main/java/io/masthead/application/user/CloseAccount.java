package io.masthead.application.user;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;

/** Deletes an account and its posts: one's own, or as an admin any. */
@FunctionalInterface
public interface CloseAccount {

    /**
     * Who closes what.
     *
     * @param actor who asks
     * @param id the account to delete
     * @param condition which version will do
     * @param origin from where
     */
    record Closing(UserId actor, UserId id, VersionCondition condition, RequestOrigin origin) {

        /**
         * Deletes any version, on behalf of the host itself.
         *
         * @param actor who asks
         * @param id the account to delete
         */
        public Closing(UserId actor, UserId id) {
            this(actor, id, VersionCondition.ANY, RequestOrigin.HOST);
        }
    }

    /**
     * Deletes an account and all its posts.
     *
     * @param closing who closes what
     * @throws UserNotFound if there is no such account
     * @throws AccountGone if the caller's own account was deleted
     * @throws Forbidden if the account is another's and the caller is no admin
     * @throws PreconditionFailed if it has another version than the condition names
     * @throws LastAdmin if it is the only admin's
     */
    void close(Closing closing);
}
