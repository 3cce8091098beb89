package io.masthead.adapters.rest.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see it.
 *
 * @param id its identity
 * @param name how it wants to be called
 * @param email its address, if the caller may see it
 * @param createdAt when it registered
 */
@Schema(name = "User")
public record UserResponse(
        @Schema(example = "1") long id,

        @Schema(example = "Alice", minLength = UserName.MIN_LENGTH, maxLength = UserName.MAX_LENGTH)
        String name,

        @Schema(
                example = "alice@example.com",
                maxLength = EmailAddress.MAX_LENGTH,
                description = "Absent where EMAIL_VISIBILITY=private hides it from the caller.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String email,

        Instant createdAt) {}
