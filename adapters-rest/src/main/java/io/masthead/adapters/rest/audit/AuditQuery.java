package io.masthead.adapters.rest.audit;

import io.masthead.domain.PageRequest;
import io.masthead.domain.audit.AuditEntryId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
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

        @Parameter(description = "Continues after an entry: the cursor in Link rel=next.") @Min(1) @Nullable
        Long after) {

    int limitOrDefault() {
        return limit == null ? PageRequest.DEFAULT_LIMIT : limit;
    }

    Optional<AuditEntryId> cursor() {
        return Optional.ofNullable(after).map(AuditEntryId::new);
    }
}
