package io.masthead.application.post;

import io.masthead.domain.QuotaExceeded;
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

/** Writes a post, as a draft or published immediately. */
@FunctionalInterface
public interface WritePost {

    /**
     * Command to write a post.
     *
     * @param author the author
     * @param title the title
     * @param body the text
     * @param status the status
     * @param idempotency the idempotency key and hash of the request, if it has one
     */
    record Draft(UserId author, Title title, Body body, PostStatus status, Optional<IdempotentRequest> idempotency) {

        /**
         * Writes the post without an idempotency key.
         *
         * @param author the author
         * @param title the title
         * @param body the text
         * @param status the status
         */
        public Draft(UserId author, Title title, Body body, PostStatus status) {
            this(author, title, body, status, Optional.empty());
        }
    }

    /**
     * Writes a post, unless an earlier request with the same idempotency key did; then that post is returned.
     *
     * @param draft the command
     * @return the post in its current state
     * @throws AccountGone if the account of the author was deleted
     * @throws QuotaExceeded if the author has as many posts as an account may have
     * @throws RequestInProgress if another request with the same key is being processed
     * @throws IdempotencyKeyReused if the key was used for a request with different content
     * @throws PostNotFound if an earlier request wrote it, and it was deleted since
     */
    Outcome<Post> write(Draft draft);
}
