package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.LastAdmin;

/** Revokes the admin role, on behalf of the operator of the host. No request of a caller must lead here. */
@FunctionalInterface
public interface RevokeAdmin {

    /** Result of a revocation. */
    enum Result {
        /** The account is no admin any more; its sessions have ended. */
        REVOKED,
        /** The account was no admin. */
        NO_ADMIN,
        /** No account has the e-mail address. */
        NO_ACCOUNT
    }

    /**
     * Revokes the admin role of the account with an e-mail address.
     *
     * @param email the e-mail address
     * @return the result
     * @throws LastAdmin if it is the only admin
     */
    Result revoke(EmailAddress email);
}
