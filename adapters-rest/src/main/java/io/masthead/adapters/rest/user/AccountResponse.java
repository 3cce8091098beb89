package io.masthead.adapters.rest.user;

import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner and admins see it.
 *
 * @param id the id
 * @param name the name
 * @param email the email address
 * @param createdAt the time of the registration
 * @param age the age in years; null if it is unknown, since the identity provider told none
 * @param role the role
 * @param updatedAt the time of the last change
 */
@Schema(name = "Account")
public record AccountResponse(
        @Schema(example = "1") long id,

        @Schema(example = "Alice", minLength = UserName.MIN_LENGTH, maxLength = UserName.MAX_LENGTH)
        String name,

        @Schema(example = "alice@example.com", maxLength = EmailAddress.MAX_LENGTH)
        String email,

        Instant createdAt,

        @Schema(
                types = {"integer", "null"},
                example = "25",
                minimum = "" + Age.MIN,
                maximum = "" + Age.MAX)
        @Nullable
        Integer age,

        Role role,

        Instant updatedAt) {

    /**
     * {@return the response for an account}
     *
     * @param user the account
     */
    public static AccountResponse of(User user) {
        User.State state = user.state();
        return new AccountResponse(
                state.id().value(),
                state.name().value(),
                state.email().value(),
                state.createdAt(),
                state.age().map(Age::years).orElse(null),
                state.role(),
                state.updatedAt());
    }
}
