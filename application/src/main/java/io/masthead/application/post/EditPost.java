package io.masthead.application.post;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;

/** Edits a post of the authenticated user or, as an admin, of any user. */
@FunctionalInterface
public interface EditPost {

    /**
     * Command to edit a post.
     *
     * @param actor the authenticated user
     * @param id the post to edit
     * @param changes the changes
     * @param condition the version required (If-Match); {@link VersionCondition#ANY} for none
     */
    record Edit(UserId actor, PostId id, PostChanges changes, VersionCondition condition) {

        /**
         * Edits the post regardless of its version.
         *
         * @param actor the authenticated user
         * @param id the post to edit
         * @param changes the changes
         */
        public Edit(UserId actor, PostId id, PostChanges changes) {
            this(actor, id, changes, VersionCondition.ANY);
        }
    }

    /**
     * Edits a post; stores nothing if nothing changes.
     *
     * @param edit the command
     * @return the post in its current state
     * @throws PostNotFound if there is no such post, or it is the draft of another user and the authenticated user is
     *     not an admin
     * @throws Forbidden if it belongs to another user and the authenticated user is not an admin
     * @throws AccountGone if the account of the authenticated user was deleted
     * @throws PreconditionFailed if its version does not meet the condition
     */
    Post edit(Edit edit);
}
