package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.user.Password;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Change of a password: the current one and the new one. */
@Schema(name = "PasswordChange")
record PasswordChangeRequest(
        @Schema(format = "password", example = "correct horse battery staple") @NotNull
        String currentPassword,

        @Schema(format = "password", example = "a better horse, a longer staple") @NotNull @PasswordLength
        String newPassword) {

    Change toChange(AuthenticatedUser caller, RequestOrigin origin) {
        return new Change(caller.user(), currentPassword, new Password(newPassword), caller.session(), origin);
    }

    /** {@return a placeholder: a password must not reach a log} */
    @Override
    public String toString() {
        return "PasswordChangeRequest[hidden]";
    }
}
