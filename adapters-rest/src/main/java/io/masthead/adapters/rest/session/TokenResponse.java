package io.masthead.adapters.rest.session;

import io.swagger.v3.oas.annotations.media.Schema;

/** An access token (RFC 6749 §5.1). */
@Schema(name = "Token")
record TokenResponse(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String accessToken,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "bearer")
        String tokenType,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "900", description = "Seconds.")
        long expiresIn) {}
