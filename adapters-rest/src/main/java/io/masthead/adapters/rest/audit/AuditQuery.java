package io.masthead.adapters.rest.audit;

import io.masthead.domain.PageRequest;
import io.masthead.http.paging.PageQuery;
import io.masthead.http.paging.SignedCursor;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which part of the record. */
@ParameterObject
record AuditQuery(
        @Parameter(description = "How many entries to return at most.")
        @Schema(defaultValue = "20")
        @Min(PageRequest.MIN_LIMIT)
        @Max(PageRequest.MAX_LIMIT)
        @Nullable
        Integer limit,

        @Parameter(description = "Continues after an entry: the cursor in Link rel=next.") @SignedCursor @Nullable
        String after) {

    /** The record is continued by place alone: it grows at its beginning. */
    PageQuery part() {
        return new PageQuery(null, limit, after, null);
    }
}
