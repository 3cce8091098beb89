package io.masthead.application.post;

import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;

/** Deletes a post: one's own, or as an admin any. */
@FunctionalInterface
public interface DeletePost {

    /**
     * Who deletes what.
     *
     * @param actor who asks
     * @param id the post to delete
     * @param condition which version will do
     */
    record Deletion(UserId actor, PostId id, VersionCondition condition) {

        /**
         * Deletes any version.
         *
         * @param actor who asks
         * @param id the post to delete
         */
        public Deletion(UserId actor, PostId id) {
            this(actor, id, VersionCondition.ANY);
        }
    }

    /**
     * Deletes a post.
     *
     * @param deletion who deletes what
     * @throws PostNotFound if there is none, or it is another's draft and the caller is no admin
     * @throws Forbidden if it is another's and the caller is no admin
     * @throws AccountGone if the caller's account was deleted
     * @throws PreconditionFailed if it has another version than the condition names
     */
    void delete(Deletion deletion);
}
