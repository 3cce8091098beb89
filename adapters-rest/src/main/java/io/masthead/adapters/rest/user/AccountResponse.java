package io.masthead.adapters.rest.user;

import io.masthead.domain.user.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An account as itself and admins see it. */
@Schema(name = "Account")
record AccountResponse(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1")
        long id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Alice")
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "alice@example.com")
        String email,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "25")
        int age,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                type = "string",
                allowableValues = {"user", "admin"})
        Role role,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant updatedAt) {}
