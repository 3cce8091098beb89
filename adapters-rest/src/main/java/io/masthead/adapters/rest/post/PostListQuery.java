package io.masthead.adapters.rest.post;

import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.user.UserId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which posts. */
@ParameterObject
record PostListQuery(
        @Parameter(description = "Only posts of this user.") @Min(1) @Nullable
        Long authorId,

        @Parameter(description = "Only posts of this status. Drafts are shown to their author alone.")
        @Schema(
                type = "string",
                allowableValues = {"draft", "published"})
        @Nullable
        PostStatus status) {

    PostFilter toFilter(Optional<UserId> viewer) {
        return new PostFilter(Optional.ofNullable(authorId).map(UserId::new), Optional.ofNullable(status), viewer);
    }
}
