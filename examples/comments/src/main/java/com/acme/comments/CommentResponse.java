package com.acme.comments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Response with a comment. */
@Schema(name = "Comment")
record CommentResponse(
        long id,
        long postId,
        long authorId,
        @Schema(minLength = CommentText.MIN_LENGTH, maxLength = CommentText.MAX_LENGTH) String text,
        Instant createdAt,
        Instant updatedAt) {

    static CommentResponse of(Comment comment) {
        Comment.State state = comment.state();
        return new CommentResponse(
                state.id().value(),
                state.post().value(),
                state.author().value(),
                state.text().value(),
                state.createdAt(),
                state.updatedAt());
    }
}
