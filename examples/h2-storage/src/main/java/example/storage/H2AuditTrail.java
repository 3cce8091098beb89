package example.storage;

import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.audit.AuditTrail;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of what happened, in H2. */
public final class H2AuditTrail implements AuditTrail {

    private final Database database;
    private final Table<AuditEntry> table;

    private static final String PART = "id < ? order by id desc fetch next ? rows only";

    /**
     * Keeps them in a database.
     *
     * @param database which
     */
    public H2AuditTrail(Database database) {
        this.database = database;
        this.table = new Table<>(database, "audit", AuditEntry.class);
    }

    @Override public void add(AuditRecord record) {
        table.insert(new AuditEntry(new AuditEntryId(database.number(Table.NEXT_ID)), record));
    }

    @Override public List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
        return table.select("where " + PART, place(before), limit);
    }

    @Override public List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
        return table.select("where ? in (account, actor) and " + PART, user.value(), place(before), limit);
    }

    @Override public void removeOlderThan(Instant before) {
        database.update("delete from audit where at < ?", before);
    }

    private static long place(Optional<AuditEntryId> before) {
        return before.map(AuditEntryId::value).orElse(Long.MAX_VALUE);
    }
}
