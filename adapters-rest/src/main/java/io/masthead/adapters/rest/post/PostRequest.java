package io.masthead.adapters.rest.post;

import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import io.masthead.http.reading.CodePoints;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new post.
 *
 * @param title the title
 * @param body the text; empty if absent
 * @param status the status; published if absent
 */
@Schema(name = "PostCreate")
public record PostRequest(
        @Schema(example = "Hello")
        @NotNull
        @CodePoints(min = Title.MIN_LENGTH, max = Title.MAX_LENGTH, displayable = true)
        String title,

        @Schema(example = "First post.", description = "Absent, it is empty.")
        @CodePoints(max = Body.MAX_LENGTH)
        @Nullable
        String body,

        @Schema(defaultValue = "published") @Nullable PostStatus status) {

    /** {@return the content of the post} */
    public Content toContent() {
        return new Content(
                new Title(title),
                body == null ? Body.EMPTY : new Body(body),
                status == null ? PostStatus.PUBLISHED : status);
    }

    Draft toDraft(UserId author, Optional<IdempotentRequest> idempotency) {
        Content content = toContent();
        return new Draft(author, content.title(), content.body(), content.status(), idempotency);
    }
}
