package io.masthead.application.user;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Edits the account of the authenticated user or, as an admin, of any user. */
@FunctionalInterface
public interface EditUser {

    /**
     * Command to edit an account.
     *
     * @param actor the authenticated user
     * @param id the account to edit
     * @param changes the changes
     * @param session the session of the request, if any
     * @param signedIn the time at which the authenticated user signed in
     * @param condition the version required (If-Match); {@link VersionCondition#ANY} for none
     * @param origin the origin of the request
     */
    record Edit(
            UserId actor,
            UserId id,
            UserChanges changes,
            Optional<SessionId> session,
            AuthenticationTime signedIn,
            VersionCondition condition,
            RequestOrigin origin) {

        /**
         * Command regardless of the version, without a known origin.
         *
         * @param actor the authenticated user
         * @param id the account to edit
         * @param changes the changes
         * @param session the session of the request, if any
         * @param signedIn the time at which the authenticated user signed in
         */
        public Edit(
                UserId actor,
                UserId id,
                UserChanges changes,
                Optional<SessionId> session,
                AuthenticationTime signedIn) {
            this(actor, id, changes, session, signedIn, VersionCondition.ANY, RequestOrigin.HOST);
        }
    }

    /**
     * Edits an account; stores nothing if nothing changes. A change of the role ends all its sessions; a change of the
     * e-mail address ends all except the session of the request.
     *
     * @param edit the command
     * @return the account in its current state
     * @throws UserNotFound if there is no such account
     * @throws AccountGone if the account of the authenticated user was deleted
     * @throws Forbidden if the account belongs to another user, or the role would change, and the authenticated user is
     *     not an admin
     * @throws ReauthenticationRequired if the e-mail address or the role would change, and the sign-in is not recent
     * @throws PreconditionFailed if its version does not meet the condition
     * @throws EmailTaken if another account has the new e-mail address
     * @throws LastAdmin if the last admin would lose the role
     */
    User edit(Edit edit);
}
