package io.masthead.application.user;

import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.Overloaded;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WeakPassword;

/** Registers an account with a password. */
@FunctionalInterface
public interface RegisterUserWithPassword {

    /**
     * Registers an account, unless an earlier request with the same idempotency key did; then that account is returned.
     *
     * @param registration the command
     * @param password the password
     * @return the account in its current state, as {@link RegisterUser#register} returns it
     * @throws RegistrationClosed if registration is closed, and the authenticated user is no admin
     * @throws InvalidValue if the password is shorter than the policy of the host allows
     * @throws WeakPassword if the password is weak
     * @throws EmailTaken if another account has the e-mail address
     * @throws Overloaded if too many passwords are being hashed at once
     * @throws RequestInProgress if another request with the same key is being processed
     * @throws IdempotencyKeyReused if the key was used for a request with different content
     * @throws UserNotFound if an earlier request registered it, and it was deleted since
     */
    Outcome<VisibleUser> register(Registration registration, Password password);
}
