package com.acme.comments;

import io.masthead.http.reading.CodePoints;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * Request with the text of a comment.
 *
 * @param text its text
 */
@Schema(name = "CommentCreate")
record CommentRequest(
        @Schema(example = "Well said.")
        @NotNull
        @CodePoints(min = CommentText.MIN_LENGTH, max = CommentText.MAX_LENGTH)
        String text) {}
