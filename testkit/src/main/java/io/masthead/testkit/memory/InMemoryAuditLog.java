package io.masthead.testkit.memory;

import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** In-memory audit log. */
final class InMemoryAuditLog implements AuditLog {

    private final Tables tables;
    private final AtomicLong lastId = new AtomicLong();

    InMemoryAuditLog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void add(AuditRecord record) {
        synchronized (tables) {
            tables.audit.put(lastId.incrementAndGet(), record);
        }
    }

    @Override
    public List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
        return list(record -> true, before, limit);
    }

    @Override
    public List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
        Optional<UserId> wanted = Optional.of(user);
        return list(record -> record.account().equals(wanted) || record.actor().equals(wanted), before, limit);
    }

    @Override
    public void removeOlderThan(Instant before) {
        synchronized (tables) {
            tables.audit.values().removeIf(record -> record.at().isBefore(before));
        }
    }

    private List<AuditEntry> list(Predicate<AuditRecord> wanted, Optional<AuditEntryId> before, int limit) {
        synchronized (tables) {
            long end = before.map(AuditEntryId::value).orElse(Long.MAX_VALUE);
            return tables.audit.headMap(end, false).descendingMap().entrySet().stream()
                    .filter(entry -> wanted.test(entry.getValue()))
                    .limit(limit)
                    .map(entry -> new AuditEntry(new AuditEntryId(entry.getKey()), entry.getValue()))
                    .toList();
        }
    }
}
