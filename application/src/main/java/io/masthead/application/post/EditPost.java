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

/** Changes a post: one's own, or as an admin any. */
@FunctionalInterface
public interface EditPost {

    /**
     * Who changes what.
     *
     * @param actor who asks
     * @param id the post to change
     * @param changes what to change
     * @param condition which version will do
     */
    record Edit(UserId actor, PostId id, PostChanges changes, VersionCondition condition) {

        /**
         * Changes any version.
         *
         * @param actor who asks
         * @param id the post to change
         * @param changes what to change
         */
        public Edit(UserId actor, PostId id, PostChanges changes) {
            this(actor, id, changes, VersionCondition.ANY);
        }
    }

    /**
     * Changes a post; nothing is stored where nothing differs.
     *
     * @param edit who changes what
     * @return the post as it is now
     * @throws PostNotFound if there is none, or it is another's draft and the caller is no admin
     * @throws Forbidden if it is another's and the caller is no admin
     * @throws AccountGone if the caller's account was deleted
     * @throws PreconditionFailed if it has another version than the condition names
     */
    Post edit(Edit edit);
}
