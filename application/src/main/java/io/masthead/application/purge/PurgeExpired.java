package io.masthead.application.purge;

/**
 * Removes what has had its time: expired sessions, old failures, old entries of the record, old outcomes of requests.
 * For the host's timer.
 */
@FunctionalInterface
public interface PurgeExpired {

    /** Removes it. */
    void purge();
}
