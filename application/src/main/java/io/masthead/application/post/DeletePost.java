package io.masthead.application.post;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;

/** Deletes a post of the authenticated user or, as an admin, of any user. */
@FunctionalInterface
public interface DeletePost {

    /**
     * Command to delete a post.
     *
     * @param actor the authenticated user
     * @param id the post to delete
     * @param condition the version required (If-Match); {@link VersionCondition#ANY} for none
     */
    record Deletion(UserId actor, PostId id, VersionCondition condition) {

        /**
         * Deletes the post regardless of its version.
         *
         * @param actor the authenticated user
         * @param id the post to delete
         */
        public Deletion(UserId actor, PostId id) {
            this(actor, id, VersionCondition.ANY);
        }
    }

    /**
     * Deletes a post.
     *
     * @param deletion the command
     * @throws PostNotFound if there is no such post, or it is the draft of another user and the authenticated user is
     *     not an admin
     * @throws Forbidden if it belongs to another user and the authenticated user is not an admin
     * @throws AccountGone if the account of the authenticated user was deleted
     * @throws PreconditionFailed if its version does not meet the condition
     */
    void delete(Deletion deletion);
}
