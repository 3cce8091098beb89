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

/** Query parameters of a page of the audit log. */
@ParameterObject
record AuditQuery(
        @Parameter(description = "How many entries to return at most.")
        @Schema(defaultValue = "20")
        @Min(PageRequest.MIN_LIMIT)
        @Max(PageRequest.MAX_LIMIT)
        @Nullable
        Integer limit,

        @Parameter(
                description = "Continues after an entry: the cursor in Link rel=next. Empty, it is the" + " beginning.")
        @SignedCursor
        @Nullable
        String after) {

    /** Continues by cursor alone, never by skip: new entries come first. */
    PageQuery part() {
        return new PageQuery(null, limit, after, null);
    }
}
