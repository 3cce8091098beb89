package com.acme.comments;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Something happened to a comment. */
public sealed interface CommentEvent extends DomainEvent {

    /**
     * A comment was written.
     *
     * @param comment the new comment
     * @param post what it is about
     * @param author who wrote it
     * @param at when
     */
    record CommentWritten(CommentId comment, PostId post, UserId author, Instant at) implements CommentEvent {}

    /**
     * A comment was deleted.
     *
     * @param comment the former comment
     * @param post what it was about
     * @param at when
     */
    record CommentDeleted(CommentId comment, PostId post, Instant at) implements CommentEvent {}
}
