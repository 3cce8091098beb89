package io.masthead.adapters.rest.post;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameter that filters posts by author. */
@ParameterObject
record AuthorQuery(
        @Parameter(description = "Only posts of this user.") @Min(1) @Nullable
        Long authorId) {}
