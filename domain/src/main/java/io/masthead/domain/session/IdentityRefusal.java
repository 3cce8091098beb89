package io.masthead.domain.session;

import io.masthead.domain.user.UserId;

/**
 * Driven port: refuses the external identities of an account that an admin deletes. Part of {@link IdentityRepository}; a
 * host without external identities uses {@link #NONE}.
 */
@FunctionalInterface
public interface IdentityRefusal {

    /** Refuses nothing; for hosts without external identities. */
    IdentityRefusal NONE = user -> false;

    /**
     * Refuses all external identities that an account has, for good. They stay linked to it, as long as it exists.
     *
     * @param user the account
     * @return whether it has any
     */
    boolean refuseAll(UserId user);
}
