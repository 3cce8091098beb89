package io.masthead.adapters.rest.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.adapters.rest.user.UserResponse;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post.
 *
 * @param id its identity
 * @param title its title
 * @param body its text
 * @param status who may read it
 * @param authorId who wrote it
 * @param createdAt when it was written
 * @param updatedAt when it last changed
 * @param publishedAt when it was first published; null if never
 * @param author who wrote it, if that was asked for
 */
@Schema(name = "Post")
public record PostResponse(
        @Schema(example = "1") long id,

        @Schema(example = "Hello", minLength = Title.MIN_LENGTH, maxLength = Title.MAX_LENGTH)
        String title,

        @Schema(example = "First post.", maxLength = Body.MAX_LENGTH)
        String body,

        PostStatus status,

        @Schema(example = "1") long authorId,

        Instant createdAt,
        Instant updatedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant publishedAt,

        @Schema(description = "The author, with include=author.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        UserResponse author) {}
