package io.masthead.domain.audit;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: keeps the record of what happened. Entries are added and, when they are old enough, removed; nothing
 * changes one.
 *
 * <p>Safe for use by many threads. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface AuditLog {

    /** Keeps nothing: what happened to accounts cannot be told afterwards. */
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
     * Adds a record, kept if and only if the transaction that it reports on is.
     *
     * @param record what happened
     */
    void add(AuditRecord record);

    /**
     * Lists entries, the newest first.
     *
     * @param before only what lies before this place, if given
     * @param limit how many at most
     * @return the entries
     */
    List<AuditEntry> list(Optional<AuditEntryId> before, int limit);

    /**
     * Lists the entries of one user, the newest first: what happened to its account, and what it did to others.
     *
     * @param user to whose account, or by whose hand
     * @param before only what lies before this place, if given
     * @param limit how many at most
     * @return the entries
     */
    List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit);

    /**
     * Removes old entries.
     *
     * @param before entries from before this instant
     */
    void removeOlderThan(Instant before);
}
