package io.masthead.adapters.rest.user;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** What to send along with a user. */
@ParameterObject
record UserQuery(
        @Parameter(description = "Sends along the newest 20 published posts.")
        @Schema(
                type = "string",
                allowableValues = {"posts"})
        @Nullable
        Include include) {

    /** What can be sent along. */
    enum Include {
        POSTS
    }
}
