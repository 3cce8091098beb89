package io.masthead.bootstrap;

import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Meters of what the core tells its ports: sign-ins, registrations and changes of accounts by their entries in the audit
 * log. The core itself knows no metrics.
 */
final class AccountMetrics implements MeterBinder {

    private final Map<AuditAction, LongAdder> entries = Arrays.stream(AuditAction.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), action -> new LongAdder()));

    @Override
    public void bindTo(MeterRegistry registry) {
        entries.forEach((action, number) -> FunctionCounter.builder("audit.entries", number, LongAdder::sum)
                .tag("action", TagNames.of(action))
                .description("Entries of the audit log, by action")
                .register(registry));
    }

    /** {@return an audit log whose new entries are counted; one of a transaction that is rolled back is, too} */
    AuditLog counting(AuditLog log) {
        return new CountedLog(log);
    }

    private final class CountedLog implements AuditLog {

        private final AuditLog log;

        CountedLog(AuditLog log) {
            this.log = log;
        }

        @Override
        public void add(AuditRecord record) {
            log.add(record);
            Objects.requireNonNull(entries.get(record.action())).increment();
        }

        @Override
        public List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
            return log.list(before, limit);
        }

        @Override
        public List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
            return log.listOf(user, before, limit);
        }

        @Override
        public void removeOlderThan(Instant before) {
            log.removeOlderThan(before);
        }
    }
}
