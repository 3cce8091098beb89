package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;

/** Makes an account the first admin on behalf of the host itself. */
@FunctionalInterface
public interface GrantAdmin {

    /**
     * Makes the account with an address an admin, if there is no admin yet.
     *
     * @param email the address
     * @return whether the account with this address is an admin now
     */
    boolean grant(EmailAddress email);
}
