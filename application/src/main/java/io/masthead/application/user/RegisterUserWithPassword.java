package io.masthead.application.user;

import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.Overloaded;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WeakPassword;

/** Makes an account that can sign in with a password. */
@FunctionalInterface
public interface RegisterUserWithPassword {

    /**
     * Makes an account, unless an earlier request did.
     *
     * @param registration who registers
     * @param password the password
     * @return the account as it is now, as {@link RegisterUser#register} returns it
     * @throws WeakPassword if the password is one that others would try first
     * @throws EmailTaken if another account has the address
     * @throws Overloaded if too much else is being hashed
     * @throws RequestInProgress if another request with the key is being processed
     * @throws IdempotencyKeyReused if the request has the key of something else
     * @throws UserNotFound if an earlier request made it, and it was deleted since
     */
    Outcome<VisibleUser> register(Registration registration, Password password);
}
