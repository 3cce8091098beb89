package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;

/** Grants the admin role, on behalf of the operator of the host. No request of a caller must lead here. */
@FunctionalInterface
public interface GrantAdmin {

    /** Result of a grant. */
    enum Result {
        /** The account is an admin now; its sessions have ended. */
        GRANTED,
        /** The account was an admin before. */
        ALREADY_ADMIN,
        /** No account has the e-mail address. */
        NO_ACCOUNT
    }

    /**
     * Grants the admin role to the account with an e-mail address.
     *
     * @param email the e-mail address
     * @return the result
     */
    Result grant(EmailAddress email);
}
