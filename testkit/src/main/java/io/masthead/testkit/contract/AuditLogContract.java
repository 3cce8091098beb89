package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.masthead.domain.audit.AuditLog}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class AuditLogContract {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.012345Z");

    /** For subclasses. */
    protected AuditLogContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void is_empty_at_first() {
        assertThat(list()).isEmpty();
    }

    @Test
    void lists_everything_that_was_recorded_the_newest_first() {
        AuditRecord first = record(AuditAction.SIGN_IN_FAILED, NOW);
        AuditRecord second = new AuditRecord(
                NOW.minusSeconds(1).plusNanos(999),
                AuditAction.ROLE_CHANGED,
                Optional.of(new UserId(7)),
                Optional.of(new UserId(Long.MAX_VALUE)),
                new RequestOrigin(
                        Optional.of("2001:db8::1%eth0"),
                        Optional.of("0af7651916cd43dd8448eb211c80319c"),
                        new UserAgent("😀".repeat(UserAgent.MAX_LENGTH))));

        add(first);
        add(second);

        assertThat(list()).extracting(AuditEntry::record).containsExactly(second, first);
        assertThat(second.at()).isEqualTo(NOW.minusSeconds(1));
    }

    @Test
    void keeps_every_action() {
        List<AuditRecord> records = Stream.of(AuditAction.values())
                .map(action -> record(action, NOW))
                .toList();

        records.forEach(this::add);

        assertThat(list()).extracting(AuditEntry::record).containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void lists_from_a_place_backwards() {
        IntStream.range(0, 5).forEach(i -> add(record(AuditAction.SIGNED_IN, NOW.plusSeconds(i))));
        List<AuditEntry> all = list();

        assertThat(storage().audit().list(Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        assertThat(storage().audit().list(Optional.of(all.get(1).id()), 2)).isEqualTo(all.subList(2, 4));
        assertThat(storage().audit().list(Optional.of(all.get(3).id()), 2)).isEqualTo(all.subList(4, 5));
        assertThat(storage().audit().list(Optional.of(all.get(4).id()), 2)).isEmpty();
        assertThat(storage().audit().list(Optional.of(new AuditEntryId(Long.MAX_VALUE)), 100))
                .isEqualTo(all);
        assertThat(all).extracting(entry -> entry.id().value()).allMatch(id -> id > 0);
    }

    @Test
    void lists_nothing_twice_and_misses_nothing_while_more_is_added() {
        IntStream.range(0, 4).forEach(i -> add(record(AuditAction.SIGNED_IN, NOW.plusSeconds(i))));
        List<AuditEntry> before = list();

        List<AuditEntry> first = storage().audit().list(Optional.empty(), 2);
        add(record(AuditAction.SIGN_IN_FAILED, NOW));
        List<AuditEntry> second =
                storage().audit().list(Optional.of(first.get(1).id()), 2);

        assertThat(first).isEqualTo(before.subList(0, 2));
        assertThat(second).isEqualTo(before.subList(2, 4));
    }

    @Test
    void lists_what_happened_to_one_account_or_by_its_hand_the_newest_first() {
        UserId alice = new UserId(7);
        UserId ada = new UserId(8);
        AuditRecord own = record(Optional.of(alice), Optional.of(alice));
        AuditRecord byNobody = record(Optional.of(alice), Optional.empty());
        AuditRecord byAda = record(Optional.of(alice), Optional.of(ada));
        AuditRecord toAda = record(Optional.of(ada), Optional.of(alice));
        AuditRecord toNobody = record(Optional.empty(), Optional.of(alice));
        Stream.of(
                        own,
                        record(Optional.of(ada), Optional.of(ada)),
                        byNobody,
                        record(Optional.empty(), Optional.empty()),
                        byAda,
                        toAda,
                        record(Optional.of(ada), Optional.empty()),
                        toNobody)
                .forEach(this::add);

        assertThat(storage().audit().listOf(alice, Optional.empty(), 100))
                .extracting(AuditEntry::record)
                .containsExactly(toNobody, toAda, byAda, byNobody, own);
        assertThat(storage().audit().listOf(new UserId(9), Optional.empty(), 100))
                .isEmpty();
    }

    @Test
    void lists_the_entries_of_one_user_from_a_place_backwards() {
        UserId alice = new UserId(7);
        Optional<UserId> ada = Optional.of(new UserId(8));
        IntStream.range(0, 3).forEach(i -> {
            add(record(Optional.of(alice), Optional.of(alice)));
            add(record(ada, Optional.of(alice)));
            add(record(ada, ada));
        });
        List<AuditEntry> all = storage().audit().listOf(alice, Optional.empty(), 100);

        List<AuditEntry> walked = new ArrayList<>();
        List<AuditEntry> part = storage().audit().listOf(alice, Optional.empty(), 4);
        while (!part.isEmpty()) {
            walked.addAll(part);
            assertThat(walked).hasSizeLessThanOrEqualTo(all.size());
            part = storage()
                    .audit()
                    .listOf(alice, Optional.of(part.get(part.size() - 1).id()), 4);
        }

        assertThat(all).hasSize(6);
        assertThat(walked).isEqualTo(all);
    }

    @Test
    void gives_every_one_of_many_at_once_a_place_of_its_own() throws Exception {
        List<String> added = atOnce(50, () -> {
            add(record(AuditAction.SIGN_IN_FAILED, NOW));
            return "";
        });

        assertThat(list()).hasSameSizeAs(added).extracting(AuditEntry::id).doesNotHaveDuplicates();
    }

    @Test
    void outlasts_the_account_and_the_actor() {
        User alice = Users.alice(storage().inTransaction(() -> storage().users().nextId()));
        storage().run(() -> storage().users().add(alice));
        AuditRecord closed = new AuditRecord(
                NOW, AuditAction.ACCOUNT_CLOSED, Optional.of(alice.id()), Optional.of(alice.id()), RequestOrigin.HOST);

        storage().run(() -> {
            storage().users().remove(alice);
            storage().audit().add(closed);
        });

        assertThat(list()).extracting(AuditEntry::record).containsExactly(closed);
    }

    @Test
    void removes_what_is_older() {
        add(record(AuditAction.SIGNED_IN, NOW.minusNanos(1_000)));
        add(record(AuditAction.SIGNED_IN, NOW));
        add(record(AuditAction.SIGNED_IN, NOW.minusNanos(1)));

        storage().run(() -> storage().audit().removeOlderThan(NOW));

        assertThat(list()).extracting(entry -> entry.record().at()).containsExactly(NOW);
    }

    @Test
    void keeps_nothing_of_a_transaction_that_failed() {
        AuditRecord before = record(AuditAction.SIGNED_IN, NOW);
        add(before);

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().audit().add(record(AuditAction.PASSWORD_CHANGED, NOW));
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(list()).extracting(AuditEntry::record).containsExactly(before);
    }

    private void add(AuditRecord record) {
        storage().run(() -> storage().audit().add(record));
    }

    private List<AuditEntry> list() {
        return storage().audit().list(Optional.empty(), 100);
    }

    private static AuditRecord record(Optional<UserId> account, Optional<UserId> actor) {
        return new AuditRecord(NOW, AuditAction.SESSION_ENDED, account, actor, RequestOrigin.HOST);
    }

    private static AuditRecord record(AuditAction action, Instant at) {
        return new AuditRecord(at, action, Optional.empty(), Optional.empty(), RequestOrigin.HOST);
    }
}
