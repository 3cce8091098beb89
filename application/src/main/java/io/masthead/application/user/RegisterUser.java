package io.masthead.application.user;

import io.masthead.application.Workflow;
import io.masthead.domain.Overloaded;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserName;
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
     */
    record Registration(UserName name, EmailAddress email, Age age, Optional<Password> password) {}

    /**
     * Makes an account.
     *
     * @param registration who registers
     * @return the new account
     * @throws WeakPassword if the password is one that others would try first
     * @throws EmailTaken if another account has the address
     * @throws Overloaded if too much else is being hashed
     */
    User register(Registration registration);
}
