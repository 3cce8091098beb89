package io.masthead.application.purge;

/**
 * Removes expired sessions, failed sign-ins, audit log entries, outcomes of idempotent requests, and accounts that nobody
 * has claimed. To be scheduled by the host.
 */
@FunctionalInterface
public interface PurgeExpired {

    /** Removes all expired data. */
    void purge();
}
