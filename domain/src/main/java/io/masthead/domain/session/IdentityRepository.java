package io.masthead.domain.session;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: stores the external identities of accounts. Removing a user removes its identities.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface IdentityRepository extends IdentityRefusal {

    /**
     * Finds the account of an external identity.
     *
     * @param identity the external identity
     * @return the account, if the identity is known
     */
    Optional<UserId> find(ExternalIdentity identity);

    /**
     * Lists the external identities of an account, in no particular order.
     *
     * @param user the account
     * @return the external identities
     */
    List<ExternalIdentity> list(UserId user);

    /**
     * Links an external identity to an account.
     *
     * @param identity the external identity
     * @param user the account
     * @throws StorageContention if the identity was linked or the account was removed concurrently
     */
    void add(ExternalIdentity identity, UserId user);

    /**
     * {@return whether an external identity was refused; it is so even after its account was removed}
     *
     * @param identity the external identity
     */
    boolean isRefused(ExternalIdentity identity);

    /**
     * Removes all external identities of an account.
     *
     * @param user the account
     */
    void removeAll(UserId user);
}
