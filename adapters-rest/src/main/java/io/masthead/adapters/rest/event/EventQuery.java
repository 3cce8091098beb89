package io.masthead.adapters.rest.event;

import io.masthead.domain.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameters of the feed. */
@ParameterObject
record EventQuery(
        @Parameter(
                description = "What to follow, by the path of what changes: /posts, /posts/17, /users/3/posts, /users,"
                        + " /users/3, with a token /users/me, and for admins /events. Sent several times, any of them;"
                        + " at most 50.",
                array =
                        @ArraySchema(
                                maxItems = TopicPaths.MOST,
                                schema = @Schema(type = "string", maxLength = 64, pattern = TopicPaths.PATTERN)))
        @TopicPaths
        @NotNull
        List<String> topic,

        @Parameter(
                description = "Continues after a place: the id of a server-sent event, the after in Link rel=next, or"
                        + " the header Events-After of what was read. Absent or empty, from now on.")
        @EventPlace
        @Nullable
        String after,

        @Parameter(description = "How many events to return at most; server-sent events have no end.")
        @Schema(defaultValue = "20")
        @Min(PageRequest.MIN_LIMIT)
        @Max(PageRequest.MAX_LIMIT)
        @Nullable
        Integer limit) {

    /** Takes an empty place as none: tools send every parameter that they know of, empty where they have no value. */
    EventQuery {
        after = after == null || after.isEmpty() ? null : after;
    }

    int most() {
        return limit == null ? PageRequest.DEFAULT_LIMIT : limit;
    }
}
