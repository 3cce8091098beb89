package io.masthead.adapters.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Error of the token endpoint (RFC 6749 §5.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TokenError")
record TokenError(
        @Schema(allowableValues = {"invalid_request", "invalid_grant", "unsupported_grant_type"})
        String error,

        @Nullable String errorDescription) {}
