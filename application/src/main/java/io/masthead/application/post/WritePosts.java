package io.masthead.application.post;

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

/** Writes many posts at once: all or none. */
@FunctionalInterface
public interface WritePosts {

    /**
     * Who writes what.
     *
     * @param author who writes
     * @param posts what to write, in this order
     * @param idempotency the key of the request, if it has one
     */
    record Batch(UserId author, List<Content> posts, Optional<IdempotentRequest> idempotency) {

        /** Copies the posts. */
        public Batch {
            posts = List.copyOf(posts);
        }
    }

    /**
     * One of the posts.
     *
     * @param title the title
     * @param body the text
     * @param status who may read it
     */
    record Content(Title title, Body body, PostStatus status) {}

    /**
     * Writes the posts, unless an earlier request did.
     *
     * @param batch who writes what
     * @return their identities, in the order of the posts; those of an earlier request also where posts were deleted
     *     since
     * @throws AccountGone if the author's account was deleted
     * @throws RequestInProgress if another request with the key is being processed
     * @throws IdempotencyKeyReused if the request has the key of something else
     */
    Outcome<List<PostId>> write(Batch batch);
}
