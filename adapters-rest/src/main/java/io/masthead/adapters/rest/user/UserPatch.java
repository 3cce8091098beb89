package io.masthead.adapters.rest.user;

import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserName;
import io.masthead.http.reading.CodePoints;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merge patch of an account (RFC 7396). Absent fields stay; no field can be removed, so null is a violation. */
@Schema(name = "UserUpdate")
record UserPatch(
        @Schema(example = "Alicia")
        @CodePoints(min = UserName.MIN_LENGTH, max = UserName.MAX_LENGTH, displayable = true)
        @Nullable
        String name,

        @Schema(example = "alicia@example.com")
        @Pattern(regexp = EmailAddress.PATTERN)
        @PlainAddress
        @CodePoints(max = EmailAddress.MAX_LENGTH, as = StoredAddress.class)
        @Nullable
        String email,

        @Schema(example = "26") @Min(Age.MIN) @Max(Age.MAX) @Nullable
        Integer age,

        @Schema(description = "Only an admin may change it.") @Nullable
        Role role) {

    UserChanges toChanges() {
        return new UserChanges(
                Optional.ofNullable(name).map(UserName::new),
                Optional.ofNullable(email).map(EmailAddress::new),
                Optional.ofNullable(age).map(Age::new),
                Optional.ofNullable(role));
    }
}
