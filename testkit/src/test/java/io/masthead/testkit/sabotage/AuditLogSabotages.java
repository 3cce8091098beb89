package io.masthead.testkit.sabotage;

import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.sabotage.Subjects.OfAudit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mistakes in audit logs. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class AuditLogSabotages {

    private AuditLogSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                audit(
                        "entries are ordered by time",
                        "lists_everything_that_was_recorded_the_newest_first",
                        honest -> new Object() {
                            List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
                                return honest.list(before, limit).stream()
                                        .sorted(Comparator.comparing((AuditEntry entry) ->
                                                        entry.record().at())
                                                .reversed())
                                        .toList();
                            }
                        }),
                audit("a list continues with its last entry", "lists_from_a_place_backwards", honest -> new Object() {
                    List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
                        return honest.list(
                                before.filter(id -> id.value() < Long.MAX_VALUE)
                                        .map(id -> new AuditEntryId(id.value() + 1)),
                                limit);
                    }
                }),
                audit(
                        "actions on other accounts are left out",
                        "lists_what_happened_to_one_account_or_by_its_hand_the_newest_first",
                        honest -> new Object() {
                            List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
                                return honest.listOf(user, before, limit).stream()
                                        .filter(entry ->
                                                entry.record().account().equals(Optional.of(user)))
                                        .toList();
                            }
                        }),
                audit("an entry of the given instant is removed", "removes_what_is_older", honest -> new Object() {
                    void removeOlderThan(Instant before) {
                        honest.removeOlderThan(before.plusNanos(1_000));
                    }
                }));
    }

    private static Sabotage audit(String name, String noticedBy, Function<AuditLog, Object> broken) {
        return new Sabotage(
                name,
                OfAudit.class,
                noticedBy,
                adapters -> adapters.audit =
                        PartialProxy.broken(AuditLog.class, adapters.audit, broken.apply(adapters.audit)));
    }
}
