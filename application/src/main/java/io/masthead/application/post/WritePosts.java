package io.masthead.application.post;

import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Writes many posts, all or none. */
@FunctionalInterface
public interface WritePosts {

    /**
     * Command to write many posts.
     *
     * @param author the author
     * @param posts the posts, written in this order
     * @param idempotency the idempotency key and hash of the request, if it has one
     */
    record Batch(UserId author, List<Content> posts, Optional<IdempotentRequest> idempotency) {

        /** Copies the posts. */
        public Batch {
            posts = List.copyOf(posts);
        }
    }

    /**
     * Content of one post.
     *
     * @param title the title
     * @param body the text
     * @param status the status
     */
    record Content(Title title, Body body, PostStatus status) {}

    /**
     * Writes the posts, unless an earlier request with the same idempotency key did.
     *
     * @param batch the command
     * @return their ids, in the order of the posts. A replay returns the original ids, even of posts deleted since.
     * @throws AccountGone if the account of the author was deleted
     * @throws QuotaExceeded if the author would have more posts than an account may have
     * @throws RequestInProgress if another request with the same key is being processed
     * @throws IdempotencyKeyReused if the key was used for a request with different content
     */
    Outcome<List<PostId>> write(Batch batch);
}
