package io.masthead.adapters.rest.user;

import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.http.reading.CodePoints;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registration of a new user. */
@Schema(name = "UserCreate")
@UnguessedPassword
record RegistrationRequest(
        @Schema(example = "Alice")
        @NotNull
        @CodePoints(min = UserName.MIN_LENGTH, max = UserName.MAX_LENGTH, displayable = true)
        String name,

        @Schema(example = "alice@example.com")
        @NotNull
        @Pattern(regexp = EmailAddress.PATTERN)
        @PlainAddress
        @CodePoints(max = EmailAddress.MAX_LENGTH, as = StoredAddress.class)
        String email,

        @Schema(example = "25") @NotNull @Min(Age.MIN) @Max(Age.MAX)
        Integer age,

        @Schema(
                example = "correct horse battery staple",
                format = "password",
                description = "An account without a password cannot be signed in to.")
        @PasswordLength
        @Nullable
        String password)
        implements UnguessedPassword.Account {

    Registration toRegistration(Optional<IdempotentRequest> idempotency, Optional<UserId> actor, RequestOrigin origin) {
        return new Registration(new UserName(name), new EmailAddress(email), new Age(age), idempotency, actor, origin);
    }

    /** {@return a placeholder: a password must not reach a log} */
    @Override
    public String toString() {
        return "RegistrationRequest[hidden]";
    }
}
