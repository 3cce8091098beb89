package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;

/** Grants the admin role to the first admin, whom a setting of the host names. */
@FunctionalInterface
public interface GrantFirstAdmin {

    /** Result of a grant. */
    enum Result {
        /** The account is an admin now; its sessions have ended. */
        GRANTED,
        /** The host has an admin, so that nothing is granted. */
        ADMIN_EXISTS,
        /** No account has the e-mail address. */
        NO_ACCOUNT,
        /** The account has no password: it was registered by a caller that cannot sign in to it. */
        NO_PASSWORD
    }

    /**
     * Grants the admin role to the account with an e-mail address, if it has a password and there is no admin yet: once
     * there was one, the address may have another owner.
     *
     * @param email the e-mail address
     * @return the result
     */
    Result grant(EmailAddress email);
}
