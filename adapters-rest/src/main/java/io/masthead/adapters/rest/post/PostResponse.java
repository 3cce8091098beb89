package io.masthead.adapters.rest.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.adapters.rest.user.UserResponse;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
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
        UserResponse author) {

    /**
     * {@return the response for a post}
     *
     * @param post the post
     * @param author its author, if the response contains it
     */
    public static PostResponse of(Post post, @Nullable UserResponse author) {
        Post.State state = post.state();
        return new PostResponse(
                state.id().value(),
                state.title().value(),
                state.body().value(),
                state.status(),
                state.author().value(),
                state.createdAt(),
                state.updatedAt(),
                state.publishedAt().orElse(null),
                author);
    }

    /**
     * {@return the response for a post, without its author}
     *
     * @param post the post
     */
    public static PostResponse of(Post post) {
        return of(post, null);
    }
}
