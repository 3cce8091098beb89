package io.masthead.application.user;

import io.masthead.application.Outcome;
import io.masthead.application.Workflow;
import io.masthead.domain.Overloaded;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WeakPassword;
import java.util.Optional;

/** Makes an account. */
@Workflow
@FunctionalInterface
public interface RegisterUser {

    /**
     * Who registers.
     *
     * @param name how the user wants to be called
     * @param email the address, not yet taken
     * @param age the age
     * @param password the password; without one, nobody can sign in
     * @param attempt which attempt to make this account it is, if there can be several
     */
    record Registration(
            UserName name,
            EmailAddress email,
            Age age,
            Optional<Password> password,
            Optional<IdempotentRequest> attempt) {

        /**
         * Attempts it once.
         *
         * @param name how the user wants to be called
         * @param email the address, not yet taken
         * @param age the age
         * @param password the password; without one, nobody can sign in
         */
        public Registration(UserName name, EmailAddress email, Age age, Optional<Password> password) {
            this(name, email, age, password, Optional.empty());
        }
    }

    /**
     * Makes an account, unless an earlier attempt did.
     *
     * @param registration who registers
     * @return the account as it is now; whoever registers sees the address that it sent, and no other that is private
     * @throws WeakPassword if the password is one that others would try first
     * @throws EmailTaken if another account has the address
     * @throws Overloaded if too much else is being hashed
     * @throws RequestInProgress if another attempt is under way
     * @throws IdempotencyKeyReused if the attempt has the key of something else
     * @throws UserNotFound if an earlier attempt made it, and it was deleted since
     */
    Outcome<VisibleUser> register(Registration registration);
}
