package io.masthead.domain.post;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Event of a post. */
public sealed interface PostEvent extends DomainEvent {

    /** {@return the id of the post} */
    PostId post();

    /**
     * A post was written, as a draft or published immediately.
     *
     * @param post the new post
     * @param author the author
     * @param at the time of the event
     */
    record PostWritten(PostId post, UserId author, Instant at) implements PostEvent {}

    /**
     * A post was published, when it was written or later.
     *
     * @param post the published post
     * @param author the author
     * @param at the time of the event
     */
    record PostPublished(PostId post, UserId author, Instant at) implements PostEvent {}

    /**
     * A post's title, text or status changed.
     *
     * @param post the changed post
     * @param author the author
     * @param at the time of the event
     */
    record PostEdited(PostId post, UserId author, Instant at) implements PostEvent {}

    /**
     * A post was deleted.
     *
     * @param post the deleted post
     * @param author the author
     * @param at the time of the event
     */
    record PostDeleted(PostId post, UserId author, Instant at) implements PostEvent {}
}
