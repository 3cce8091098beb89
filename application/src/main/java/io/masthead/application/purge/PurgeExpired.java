package io.masthead.application.purge;

/**
 * Removes expired sessions, failed sign-ins, audit log entries and outcomes of idempotent requests. To be scheduled by
 * the host.
 */
@FunctionalInterface
public interface PurgeExpired {

    /** Removes all expired data. */
    void purge();
}
