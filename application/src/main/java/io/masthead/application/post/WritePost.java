package io.masthead.application.post;

import io.masthead.application.Command;
import io.masthead.application.Outcome;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Writes a post, as a draft or published at once. */
@Command
@FunctionalInterface
public interface WritePost {

    /**
     * Who writes what.
     *
     * @param author who writes
     * @param title the title
     * @param body the text
     * @param status who may read it
     * @param attempt which attempt to write this post it is, if there can be several
     */
    record Draft(UserId author, Title title, Body body, PostStatus status, Optional<IdempotentRequest> attempt) {

        /**
         * Attempts it once.
         *
         * @param author who writes
         * @param title the title
         * @param body the text
         * @param status who may read it
         */
        public Draft(UserId author, Title title, Body body, PostStatus status) {
            this(author, title, body, status, Optional.empty());
        }
    }

    /**
     * Writes a post, unless an earlier attempt did.
     *
     * @param draft who writes what
     * @return the post as it is now
     * @throws AccountGone if the author's account was deleted
     * @throws RequestInProgress if another attempt is under way
     * @throws IdempotencyKeyReused if the attempt has the key of something else
     * @throws PostNotFound if an earlier attempt wrote it, and it was deleted since
     */
    Outcome<Post> write(Draft draft);
}
