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
 * @param id the id
 * @param title the title
 * @param body the text
 * @param status the status: draft or published
 * @param authorId the id of the author
 * @param createdAt the time of its creation
 * @param updatedAt the time of its last change
 * @param publishedAt the time of its first publication; null if never
 * @param author the author, if the request included it
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
