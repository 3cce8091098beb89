package io.masthead.adapters.rest.post;

import io.masthead.adapters.rest.http.PageQuery;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.user.UserId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which posts, and which part of their list. */
record PostListQuery(
        @Parameter(description = "How many entries to pass over.")
        @Schema(defaultValue = "0")
        @Min(0)
        @Max(Integer.MAX_VALUE)
        @Nullable
        Long skip,

        @Parameter(description = "How many entries to return at most.")
        @Schema(defaultValue = "20")
        @Min(PageRequest.MIN_LIMIT)
        @Max(PageRequest.MAX_LIMIT)
        @Nullable
        Integer limit,

        @Parameter(description = "Counts the whole list in X-Total-Count.") @Schema(defaultValue = "false") @Nullable
        Boolean total,

        @Parameter(description = "Only posts of this user.") @Min(1) @Nullable
        Long authorId,

        @Parameter(description = "Only posts of this status. Drafts are shown to their author alone.")
        @Schema(
                type = "string",
                allowableValues = {"draft", "published"})
        @Nullable
        PostStatus status)
        implements PageQuery {

    PostFilter toFilter(Optional<UserId> viewer) {
        return new PostFilter(Optional.ofNullable(authorId).map(UserId::new), Optional.ofNullable(status), viewer);
    }
}
