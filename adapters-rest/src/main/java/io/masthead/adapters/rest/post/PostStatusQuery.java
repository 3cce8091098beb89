package io.masthead.adapters.rest.post;

import io.masthead.domain.post.PostStatus;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which posts of a user. */
@ParameterObject
record PostStatusQuery(
        @Parameter(description = "Only posts of this status. Drafts are shown to their author alone.")
        @Schema(
                type = "string",
                allowableValues = {"draft", "published"})
        @Nullable
        PostStatus status) {}
