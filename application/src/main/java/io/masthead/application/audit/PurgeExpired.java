package io.masthead.application.audit;

import io.masthead.application.Command;

/**
 * Removes what has had its time: expired sessions, old failures, old entries of the record, old outcomes of requests.
 * For the host's timer.
 */
@Command
@FunctionalInterface
public interface PurgeExpired {

    /** Removes it. */
    void purge();
}
