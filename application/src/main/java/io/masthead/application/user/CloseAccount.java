package io.masthead.application.user;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;

/** Deletes the account of the authenticated user or, as an admin, of any user, including its posts. */
@FunctionalInterface
public interface CloseAccount {

    /**
     * Command to delete an account.
     *
     * @param actor the authenticated user
     * @param id the account to delete
     * @param signedIn the time at which the authenticated user signed in
     * @param condition the version required (If-Match); {@link VersionCondition#ANY} for none
     * @param origin the origin of the request
     * @param refusesIdentities whether the external identities of the account are refused for good, so that the provider's
     *     tokens make no new account; only an admin may do that
     */
    record Closing(
            UserId actor,
            UserId id,
            AuthenticationTime signedIn,
            VersionCondition condition,
            RequestOrigin origin,
            boolean refusesIdentities) {

        /**
         * Command that leaves the external identities as they are.
         *
         * @param actor the authenticated user
         * @param id the account to delete
         * @param signedIn the time at which the authenticated user signed in
         * @param condition the version required (If-Match); {@link VersionCondition#ANY} for none
         * @param origin the origin of the request
         */
        public Closing(
                UserId actor,
                UserId id,
                AuthenticationTime signedIn,
                VersionCondition condition,
                RequestOrigin origin) {
            this(actor, id, signedIn, condition, origin, false);
        }

        /**
         * Command regardless of the version, without a known origin.
         *
         * @param actor the authenticated user
         * @param id the account to delete
         * @param signedIn the time at which the authenticated user signed in
         */
        public Closing(UserId actor, UserId id, AuthenticationTime signedIn) {
            this(actor, id, signedIn, VersionCondition.ANY, RequestOrigin.HOST);
        }
    }

    /**
     * Deletes an account and all its posts.
     *
     * @param closing the command
     * @throws UserNotFound if there is no such account
     * @throws AccountGone if the account of the authenticated user was deleted
     * @throws Forbidden if the account belongs to another user, or its identities would be refused, and the authenticated
     *     user is not an admin
     * @throws ReauthenticationRequired if the sign-in of the authenticated user is not recent
     * @throws PreconditionFailed if its version does not meet the condition
     * @throws LastAdmin if it is the account of the last admin
     */
    void close(Closing closing);
}
