package io.masthead.domain.session;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.time.Instant;

/**
 * Driven port: stores the counts of failed sign-ins, for all instances and across restarts.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface FailedSignInRepository {

    /**
     * Finds the failed sign-ins of a subject and locks them until the transaction ends. Concurrent transactions
     * wait for the lock, even if there are no failures yet.
     *
     * @param subject the subject
     * @return its failures, or {@link FailedSignIns#none}
     */
    FailedSignIns lock(SignInSubject subject);

    /**
     * Stores the failures read with {@link #lock}.
     *
     * @param failures the changed failures
     */
    void save(FailedSignIns failures);

    /**
     * Removes the failures of a subject.
     *
     * @param subject the subject
     */
    void remove(SignInSubject subject);

    /**
     * Removes old failures.
     *
     * @param before the instant before which the block of the removed failures ended
     */
    void removeOlderThan(Instant before);
}
