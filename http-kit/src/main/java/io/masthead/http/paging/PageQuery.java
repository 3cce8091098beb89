package io.masthead.http.paging;

import io.masthead.domain.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/**
 * Query parameters of a page of a list.
 *
 * @param skip how many entries to skip
 * @param limit how many entries to return at most
 * @param after the cursor to continue after, instead of skipping entries; empty is none
 * @param total whether to count the whole list
 */
@ParameterObject
@SkipOrCursor
public record PageQuery(
        // No default: a generated client that sends it could never continue by a cursor.
        @Parameter(description = "How many entries to pass over; absent, none. Not together with after.")
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

        @Parameter(
                description =
                        "Continues after a place: the cursor in Link rel=next, for the same filters and order alone."
                                + " Empty, it is the beginning.")
        @SignedCursor
        @Nullable
        String after,

        @Parameter(description = "Counts the whole list in X-Total-Count.") @Schema(defaultValue = "false") @Nullable
        Boolean total)
        implements SkipOrCursor.Start {

    /** Takes an empty cursor as none: tools send every parameter that they know of, empty where they have no value. */
    public PageQuery {
        after = after == null || after.isEmpty() ? null : after;
    }

    /** {@return the requested page, with defaults for absent parameters} */
    public PageRequest page() {
        return new PageRequest(
                skip == null ? 0 : Math.toIntExact(skip), limit == null ? PageRequest.DEFAULT_LIMIT : limit);
    }

    /** {@return whether to count the whole list; not by default} */
    public boolean wantsTotal() {
        return Boolean.TRUE.equals(total);
    }
}
