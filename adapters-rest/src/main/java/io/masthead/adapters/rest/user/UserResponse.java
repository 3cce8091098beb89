package io.masthead.adapters.rest.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see it.
 *
 * @param id the id
 * @param name the name
 * @param email the email address, if the caller may see it
 * @param createdAt the time of the registration
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

        Instant createdAt) {

    /**
     * {@return the response for a user}
     *
     * @param visible the user as the caller sees it
     */
    public static UserResponse of(VisibleUser visible) {
        User.State state = visible.user().state();
        return new UserResponse(
                state.id().value(),
                state.name().value(),
                visible.emailVisible() ? state.email().value() : null,
                state.createdAt());
    }

    /**
     * {@return the state of the user in the entity tag of a response}
     *
     * @param visible the user as the caller sees it
     */
    public static String state(VisibleUser visible) {
        User user = visible.user();
        return ":" + user.id().value() + ":" + user.version() + (visible.emailVisible() ? "" : ":hidden");
    }
}
