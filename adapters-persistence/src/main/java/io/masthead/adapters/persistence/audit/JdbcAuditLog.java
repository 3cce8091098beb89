package io.masthead.adapters.persistence.audit;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.Checks;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the record of what happened in PostgreSQL.
 *
 * <p>Places are given when an entry is written, not when its transaction ends, so entries can appear out of order by as
 * long as a transaction lasts. Whoever reads backwards from the newest sees nothing twice; an entry whose transaction
 * ended after a page was read may lie before the end of that page, and shows when the reading starts anew. Whoever
 * follows the record forwards must not conclude from a place that all before it were seen.
 */
@Component
final class JdbcAuditLog implements AuditLog {

    /** A part of each index, and of those the newest: the server would join the two conditions by reading all. */
    static final String OF_ONE_USER = """
            select * from (
                (select * from audit where account_id = :user and id < :before order by id desc limit :limit)
                union all
                (select * from audit
                where nullif(actor_id, account_id) = :user and id < :before order by id desc limit :limit)) as own
            order by id desc limit :limit""";

    private static final int PART = 10_000;

    private final JdbcClient jdbc;

    JdbcAuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(AuditRecord record) {
        translating(() -> {
            RequestOrigin origin = record.origin();
            int unused = jdbc.sql("""
                        insert into audit (happened_at, action, account_id, actor_id, address, request_id, device)
                        values (:at, :action, :account, :actor, :address, :requestId, :device)""")
                    .param("at", timestamp(record.at()))
                    .param("action", record.action().name())
                    .param("account", record.account().map(UserId::value).orElse(null))
                    .param("actor", record.actor().map(UserId::value).orElse(null))
                    .param("address", origin.address().orElse(null))
                    .param("requestId", origin.requestId().orElse(null))
                    .param("device", origin.device().value())
                    .update();
        });
    }

    @Override
    public List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
        return translating(() -> jdbc.sql("select * from audit where id < :before order by id desc limit :limit")
                .param("before", before.map(AuditEntryId::value).orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query(JdbcAuditLog::entry)
                .list());
    }

    @Override
    public List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
        return translating(() -> jdbc.sql(OF_ONE_USER)
                .param("user", user.value())
                .param("before", before.map(AuditEntryId::value).orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query(JdbcAuditLog::entry)
                .list());
    }

    /** In parts, each of which ends before the statement timeout: there may be millions. */
    @Override
    public void removeOlderThan(Instant before) {
        translating(() -> {
            int removed;
            do {
                removed = jdbc.sql("""
                            delete from audit where id = any (array(
                                select id from audit where happened_at < :before limit :part))""")
                        .param("before", timestamp(before))
                        .param("part", PART)
                        .update();
            } while (removed == PART);
        });
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        RequestOrigin origin = new RequestOrigin(
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("request_id")),
                new UserAgent(row.getString("device")));
        AuditRecord record = new AuditRecord(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                AuditAction.valueOf(row.getString("action")),
                user(row, "account_id"),
                user(row, "actor_id"),
                origin);
        return new AuditEntry(new AuditEntryId(row.getLong("id")), record);
    }

    private static Optional<UserId> user(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(UserId::new);
    }

    /** Cut here, because the driver would round up what is finer. */
    private static OffsetDateTime timestamp(Instant instant) {
        return Checks.micros(instant).atOffset(ZoneOffset.UTC);
    }
}
