package io.masthead.adapters.rest.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.adapters.rest.post.PostResponse;
import io.masthead.adapters.rest.user.UserResponse;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public profile of a user, with its posts if the request included them. */
@Schema(name = "UserWithPosts")
record ProfileResponse(
        @Schema(example = "1") long id,

        @Schema(example = "Alice", minLength = UserName.MIN_LENGTH, maxLength = UserName.MAX_LENGTH)
        String name,

        @Schema(
                example = "alice@example.com",
                maxLength = EmailAddress.MAX_LENGTH,
                description = "Absent where EMAIL_VISIBILITY=private hides it from the caller.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String email,

        Instant createdAt,

        @Schema(description = "The newest 20 published posts, or fewer if they are long; with include=posts.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<PostResponse> posts) {

    static ProfileResponse of(UserResponse user, @Nullable List<PostResponse> posts) {
        return new ProfileResponse(user.id(), user.name(), user.email(), user.createdAt(), posts);
    }
}
