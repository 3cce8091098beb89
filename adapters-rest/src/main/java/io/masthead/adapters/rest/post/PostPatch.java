package io.masthead.adapters.rest.post;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.http.reading.CodePoints;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merge patch of a post (RFC 7396). Absent fields stay; no field can be removed, so null is a violation. */
@Schema(name = "PostUpdate")
record PostPatch(
        @Schema(example = "Hello again")
        @CodePoints(min = Title.MIN_LENGTH, max = Title.MAX_LENGTH, displayable = true)
        @Nullable
        String title,

        @CodePoints(max = Body.MAX_LENGTH) @Nullable String body,

        @Nullable PostStatus status) {

    PostChanges toChanges() {
        return new PostChanges(
                Optional.ofNullable(title).map(Title::new),
                Optional.ofNullable(body).map(Body::new),
                Optional.ofNullable(status));
    }
}
