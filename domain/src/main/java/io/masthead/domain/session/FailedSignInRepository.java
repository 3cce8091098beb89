package io.masthead.domain.session;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.EmailAddress;
import java.time.Instant;

/**
 * Driven port: keeps how often signing in failed, for all instances and across restarts.
 *
 * <p>Safe for use by many threads. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface FailedSignInRepository {

    /**
     * Finds the failures of an address in order to change them: others who do the same wait until this transaction
     * ends, also where there were no failures yet.
     *
     * @param email the address
     * @return its failures, {@link FailedSignIns#none} if nothing is known
     */
    FailedSignIns lock(EmailAddress email);

    /**
     * Stores failures that were read with {@link #lock}.
     *
     * @param failures the changed failures
     */
    void save(FailedSignIns failures);

    /**
     * Forgets the failures of an address.
     *
     * @param email the address
     */
    void remove(EmailAddress email);

    /**
     * Forgets what nobody needs any more.
     *
     * @param before failures whose wait ended before this
     */
    void removeOlderThan(Instant before);
}
