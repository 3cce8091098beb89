package io.masthead.domain.session;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: keeps which account belongs to whom an outside provider vouches for. The identities of a removed user
 * are removed with it.
 *
 * <p>Safe for use by many threads. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface IdentityRepository {

    /**
     * Finds the account of someone.
     *
     * @param identity whom the provider vouches for
     * @return the account, if it is known
     */
    Optional<UserId> find(ExternalIdentity identity);

    /**
     * Lists the identities of an account, in no order that means anything.
     *
     * @param user the account
     * @return whom providers vouch for
     */
    List<ExternalIdentity> list(UserId user);

    /**
     * Keeps that an account belongs to someone.
     *
     * @param identity whom the provider vouches for
     * @param user the account
     * @throws StorageContention if someone else kept the same identity, or the account was removed, meanwhile
     */
    void add(ExternalIdentity identity, UserId user);

    /**
     * Removes all identities of an account: none of them finds it any more.
     *
     * @param user the account
     */
    void removeAll(UserId user);
}
