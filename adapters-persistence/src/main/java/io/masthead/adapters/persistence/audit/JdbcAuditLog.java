package io.masthead.adapters.persistence.audit;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.instant;
import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.adapters.persistence.transaction.DeferredInsert;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Audit log in PostgreSQL.
 *
 * <p>An entry gets its id when it is written, not when its transaction commits, so entries can become visible out of
 * order for as long as a transaction lasts. Paging backwards from the latest entry returns no entry twice, but misses an
 * entry that was committed after a page behind it was read; it is there when the list is read again from its start. A
 * reader that follows the log forwards must not conclude from an id that it has seen all entries with lower ids.
 */
@Component
final class JdbcAuditLog implements AuditLog {

    static final Table<AuditRecord> TABLE = new Table<>(
            "audit",
            List.of(
                    Column.generated("id"),
                    new Column<>("happened_at", entry -> timestamp(entry.at())),
                    new Column<>("action", entry -> entry.action().name()),
                    new Column<>(
                            "account_id",
                            entry -> entry.account().map(UserId::value).orElse(null)),
                    new Column<>(
                            "actor_id",
                            entry -> entry.actor().map(UserId::value).orElse(null)),
                    new Column<>("address", entry -> entry.origin().address().orElse(null)),
                    new Column<>(
                            "request_id", entry -> entry.origin().requestId().orElse(null)),
                    new Column<>("device", entry -> entry.origin().device().value())));

    /**
     * Reads at most one page from each of two indexes and merges them: for both conditions in one {@code where}, the server
     * would read all entries of the user.
     */
    static final String OF_ONE_USER = String.format(Locale.ROOT, """
            select %1$s from (
                (select %1$s from audit where account_id = :user and id < :before order by id desc limit :limit)
                union all
                (select %1$s from audit
                where nullif(actor_id, account_id) = :user and id < :before order by id desc limit :limit)) as own
            order by id desc limit :limit""", TABLE.names());

    private static final String LATEST =
            "select " + TABLE.names() + " from audit where id < :before order by id desc limit :limit";

    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;
    private final DeferredInsert<AuditRecord> additions;

    JdbcAuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.additions = new DeferredInsert<>(jdbc, TABLE, JdbcAuditLog::typeOf);
    }

    @Override
    public void add(AuditRecord record) {
        additions.add(record);
    }

    @Override
    public List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
        DeferredInsert.flush();
        return translating(() -> jdbc.sql(LATEST)
                .param("before", before.map(AuditEntryId::value).orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query(JdbcAuditLog::entry)
                .list());
    }

    @Override
    public List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
        DeferredInsert.flush();
        return translating(() -> jdbc.sql(OF_ONE_USER)
                .param("user", user.value())
                .param("before", before.map(AuditEntryId::value).orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query(JdbcAuditLog::entry)
                .list());
    }

    /** In batches, each of which ends before the statement timeout: there may be millions of entries. */
    @Override
    public void removeOlderThan(Instant before) {
        DeferredInsert.flush();
        translating(() -> {
            int removed;
            do {
                removed = jdbc.sql("""
                            delete from audit where id = any (array(
                                select id from audit where happened_at < :before limit :batch))""")
                        .param("before", timestamp(before))
                        .param("batch", BATCH)
                        .update();
            } while (removed == BATCH);
        });
    }

    private static String typeOf(String column) {
        return switch (column) {
            case "account_id", "actor_id" -> "bigint";
            case "happened_at" -> "timestamptz";
            default -> "text";
        };
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        RequestOrigin origin = new RequestOrigin(
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("request_id")),
                new UserAgent(row.getString("device")));
        AuditRecord record = new AuditRecord(
                instant(row, "happened_at"),
                AuditAction.valueOf(row.getString("action")),
                user(row, "account_id"),
                user(row, "actor_id"),
                origin);
        return new AuditEntry(new AuditEntryId(row.getLong("id")), record);
    }

    private static Optional<UserId> user(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(UserId::new);
    }
}
