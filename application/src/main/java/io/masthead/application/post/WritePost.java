package io.masthead.application.post;

import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
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
@FunctionalInterface
public interface WritePost {

    /**
     * Who writes what.
     *
     * @param author who writes
     * @param title the title
     * @param body the text
     * @param status who may read it
     * @param idempotency the key of the request, if it has one
     */
    record Draft(UserId author, Title title, Body body, PostStatus status, Optional<IdempotentRequest> idempotency) {

        /**
         * Writes without a key.
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
     * Writes a post, unless an earlier request did.
     *
     * @param draft who writes what
     * @return the post as it is now
     * @throws AccountGone if the author's account was deleted
     * @throws RequestInProgress if another request with the key is being processed
     * @throws IdempotencyKeyReused if the request has the key of something else
     * @throws PostNotFound if an earlier request wrote it, and it was deleted since
     */
    Outcome<Post> write(Draft draft);
}
