package io.masthead.application.purge;

/**
 * Removes expired sessions, failed sign-ins, audit log entries, outcomes of idempotent requests, and accounts that nobody
 * has claimed. To be scheduled by the host.
 */
@FunctionalInterface
public interface PurgeExpired {

    /**
     * Removes all expired data, each kind in a transaction of its own, and accounts in one for each hundred, with their
     * audit log entries and events. If one fails, the changes of those before it stay.
     */
    void purge();
}
