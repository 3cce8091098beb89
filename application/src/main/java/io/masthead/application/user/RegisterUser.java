package io.masthead.application.user;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Registers an account without a password. */
@FunctionalInterface
public interface RegisterUser {

    /**
     * Command to register an account.
     *
     * @param name the display name
     * @param email the e-mail address, not yet taken
     * @param age the age
     * @param idempotency the idempotency key and hash of the request, if it has one
     * @param actor the authenticated user, if any
     * @param origin the origin of the request
     */
    record Registration(
            UserName name,
            EmailAddress email,
            Age age,
            Optional<IdempotentRequest> idempotency,
            Optional<UserId> actor,
            RequestOrigin origin) {

        /**
         * Command of the host itself, without an idempotency key.
         *
         * @param name the display name
         * @param email the e-mail address, not yet taken
         * @param age the age
         */
        public Registration(UserName name, EmailAddress email, Age age) {
            this(name, email, age, Optional.empty(), Optional.empty(), RequestOrigin.HOST);
        }
    }

    /**
     * Registers an account, unless an earlier request with the same idempotency key did; then that account is returned.
     *
     * @param registration the command
     * @return the account in its current state; its e-mail address is visible if it equals the submitted one or is
     *     public
     * @throws RegistrationClosed if registration is closed, and the authenticated user is no admin
     * @throws EmailTaken if another account has the e-mail address
     * @throws RequestInProgress if another request with the same key is being processed
     * @throws IdempotencyKeyReused if the key was used for a request with different content
     * @throws UserNotFound if an earlier request registered it, and it was deleted since
     */
    Outcome<VisibleUser> register(Registration registration);
}
