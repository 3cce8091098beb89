package com.acme.comments;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Event of a comment. */
public sealed interface CommentEvent extends DomainEvent {

    /**
     * A comment was written.
     *
     * @param comment the new comment
     * @param post the post
     * @param author the author
     * @param at the time of the event
     */
    record CommentWritten(CommentId comment, PostId post, UserId author, Instant at) implements CommentEvent {}

    /**
     * A comment was deleted.
     *
     * @param comment the deleted comment
     * @param post the post
     * @param at the time of the event
     */
    record CommentDeleted(CommentId comment, PostId post, Instant at) implements CommentEvent {}
}
