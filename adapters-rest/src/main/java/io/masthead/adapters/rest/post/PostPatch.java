package io.masthead.adapters.rest.post;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.http.reading.CodePoints;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of a post (RFC 7396). What is absent stays; nothing here can be removed, so no null gets this far. */
@Schema(name = "PostUpdate")
record PostPatch(
        @Schema(example = "Hello again") @CodePoints(min = Title.MIN_LENGTH, max = Title.MAX_LENGTH) @Nullable
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
