package io.masthead.domain.audit;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: audit log. Entries are added and, after their retention, removed; they never change.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface AuditLog {

    /** Stores nothing: there is no audit log. */
    AuditLog NONE = new AuditLog() {

        @Override
        public void add(AuditRecord record) {}

        @Override
        public List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
            return List.of();
        }

        @Override
        public List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
            return List.of();
        }

        @Override
        public void removeOlderThan(Instant before) {}
    };

    /**
     * Adds an entry in the current transaction: it is stored if and only if the transaction commits.
     *
     * @param record the content of the entry
     */
    void add(AuditRecord record);

    /**
     * Lists entries, newest first.
     *
     * @param before the id before which to continue; the newest entries if empty
     * @param limit the maximum number of entries
     * @return the entries
     */
    List<AuditEntry> list(Optional<AuditEntryId> before, int limit);

    /**
     * Lists the entries of one user, newest first: those about the user's account and those about the user's actions.
     *
     * @param user the account or the actor of the entries
     * @param before the id before which to continue; the newest entries if empty
     * @param limit the maximum number of entries
     * @return the entries
     */
    List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit);

    /**
     * Removes old entries.
     *
     * @param before the instant before which entries are removed
     */
    void removeOlderThan(Instant before);
}
