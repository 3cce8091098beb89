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
     * @param status its status
     * @param version its version
     * @param at the time of the event
     */
    record PostWritten(PostId post, UserId author, PostStatus status, long version, Instant at) implements PostEvent {}

    /**
     * A post was published, when it was written or later.
     *
     * @param post the published post
     * @param author the author
     * @param version its version
     * @param at the time of the event
     */
    record PostPublished(PostId post, UserId author, long version, Instant at) implements PostEvent {}

    /**
     * A published post became a draft.
     *
     * @param post the withdrawn post
     * @param author the author
     * @param version its version
     * @param at the time of the event
     */
    record PostWithdrawn(PostId post, UserId author, long version, Instant at) implements PostEvent {}

    /**
     * A post's title, text or status changed.
     *
     * @param post the changed post
     * @param author the author
     * @param before the status before the change
     * @param after the status after the change
     * @param version the version after the change
     * @param at the time of the event
     */
    record PostEdited(PostId post, UserId author, PostStatus before, PostStatus after, long version, Instant at)
            implements PostEvent {}

    /**
     * A post was deleted.
     *
     * @param post the deleted post
     * @param author the author
     * @param status the status that it had
     * @param version the version that it had
     * @param at the time of the event
     */
    record PostDeleted(PostId post, UserId author, PostStatus status, long version, Instant at) implements PostEvent {}
}
