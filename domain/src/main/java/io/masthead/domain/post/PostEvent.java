package io.masthead.domain.post;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Something happened to a post. */
public sealed interface PostEvent extends DomainEvent {

    /** {@return what it happened to} */
    PostId post();

    /**
     * A post was written, as a draft or published at once.
     *
     * @param post the new post
     * @param author who wrote it
     * @param at when
     */
    record PostWritten(PostId post, UserId author, Instant at) implements PostEvent {}

    /**
     * A post became readable for everyone, at its writing or later.
     *
     * @param post the published post
     * @param author who wrote it
     * @param at when
     */
    record PostPublished(PostId post, UserId author, Instant at) implements PostEvent {}

    /**
     * A post's title, text or status changed.
     *
     * @param post the changed post
     * @param author who wrote it
     * @param at when
     */
    record PostEdited(PostId post, UserId author, Instant at) implements PostEvent {}

    /**
     * A post was deleted.
     *
     * @param post the former post
     * @param author who wrote it
     * @param at when
     */
    record PostDeleted(PostId post, UserId author, Instant at) implements PostEvent {}
}
