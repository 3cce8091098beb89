package io.masthead.application.user;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Makes an account that cannot sign in with a password. */
@FunctionalInterface
public interface RegisterUser {

    /**
     * Who registers.
     *
     * @param name how the user wants to be called
     * @param email the address, not yet taken
     * @param age the age
     * @param idempotency the key of the request, if it has one
     * @param origin from where
     */
    record Registration(
            UserName name, EmailAddress email, Age age, Optional<IdempotentRequest> idempotency, RequestOrigin origin) {

        /**
         * Registers someone on behalf of the host itself, once.
         *
         * @param name how the user wants to be called
         * @param email the address, not yet taken
         * @param age the age
         */
        public Registration(UserName name, EmailAddress email, Age age) {
            this(name, email, age, Optional.empty(), RequestOrigin.HOST);
        }
    }

    /**
     * Makes an account, unless an earlier request did.
     *
     * @param registration who registers
     * @return the account as it is now; whoever registers sees the address that it sent, and no other that is private
     * @throws EmailTaken if another account has the address
     * @throws RequestInProgress if another request with the key is being processed
     * @throws IdempotencyKeyReused if the request has the key of something else
     * @throws UserNotFound if an earlier request made it, and it was deleted since
     */
    Outcome<VisibleUser> register(Registration registration);
}
