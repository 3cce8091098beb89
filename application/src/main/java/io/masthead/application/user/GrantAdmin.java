package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;

/** Grants the admin role to the first admin, on behalf of the host. */
@FunctionalInterface
public interface GrantAdmin {

    /**
     * Grants the admin role to the account with an e-mail address, if there is no admin yet.
     *
     * @param email the e-mail address
     * @return whether the account exists and is an admin now
     */
    boolean grant(EmailAddress email);
}
