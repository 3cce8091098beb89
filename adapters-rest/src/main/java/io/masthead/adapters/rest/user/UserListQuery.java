package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.http.PageQuery;
import io.masthead.domain.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which part of the list of users. */
record UserListQuery(
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
        Boolean total)
        implements PageQuery {}
