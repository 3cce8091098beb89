package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.masthead.domain.session.FailedSignInRepository}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class FailedSignInRepositoryContract {

    private static final SignInSubject ALICE = SignInSubject.of(new EmailAddress("alice@example.com"));
    private static final SignInSubject BOB = SignInSubject.of(new UserId(7));
    private static final Instant NOW = Instant.parse("2026-04-05T06:07:08.901234Z");

    /** For subclasses. */
    protected FailedSignInRepositoryContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void knows_no_failures_where_there_were_none() {
        assertThat(lock(ALICE)).isEqualTo(FailedSignIns.none(ALICE));
        assertThat(lock(ALICE)).isEqualTo(FailedSignIns.none(ALICE));
    }

    @Test
    void finds_what_was_saved_to_the_microsecond() {
        FailedSignIns first = FailedSignIns.none(ALICE).afterFailure(NOW.plusNanos(999));
        FailedSignIns second = first.afterFailure(NOW.plusSeconds(1));

        save(first);
        FailedSignIns afterFirst = lock(ALICE);
        save(second);

        assertThat(afterFirst).isEqualTo(first);
        assertThat(first.blockedUntil()).isEqualTo(NOW);
        assertThat(lock(ALICE)).isEqualTo(second);
        assertThat(lock(BOB)).isEqualTo(FailedSignIns.none(BOB));
    }

    @Test
    void tells_the_longest_addresses_apart_to_their_last_letter() {
        String start = "𝒶é".repeat(120) + "@example.c"; // 𝒶 has two UTF-16 units and four bytes
        List<SignInSubject> addresses = List.of(
                SignInSubject.of(new EmailAddress(start + "o".repeat(5))),
                SignInSubject.of(new EmailAddress(start + "ooooé")));

        save(new FailedSignIns(addresses.get(0), 1, NOW));
        save(new FailedSignIns(addresses.get(1), 2, NOW));

        assertThat(addresses.get(0).value()).hasSize("address:".length() + 255 + 120);
        assertThat(lock(addresses.get(0))).isEqualTo(new FailedSignIns(addresses.get(0), 1, NOW));
        assertThat(lock(addresses.get(1))).isEqualTo(new FailedSignIns(addresses.get(1), 2, NOW));
    }

    @Test
    void forgets_one_subject() {
        save(new FailedSignIns(ALICE, 3, NOW));
        save(new FailedSignIns(BOB, 4, NOW));

        storage().run(() -> {
            FailedSignIns unused = storage().failedSignIns().lock(ALICE);
            storage().failedSignIns().remove(ALICE);
        });
        storage().run(() -> storage().failedSignIns().remove(SignInSubject.of(new UserId(8))));

        assertThat(lock(ALICE)).isEqualTo(FailedSignIns.none(ALICE));
        assertThat(lock(BOB)).isEqualTo(new FailedSignIns(BOB, 4, NOW));
    }

    @Test
    void counts_all_of_many_at_once_where_there_were_none_yet() throws Exception {
        List<Integer> counts = atOnce(16, () -> fail(ALICE));

        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(lock(ALICE).count()).isEqualTo(16);
    }

    @Test
    void counts_all_of_many_at_once_where_there_were_some() throws Exception {
        save(new FailedSignIns(ALICE, 5, NOW));

        List<Integer> counts = atOnce(16, () -> fail(ALICE));

        assertThat(counts).doesNotHaveDuplicates();
        assertThat(lock(ALICE).count()).isEqualTo(21);
    }

    @Test
    void counts_from_the_start_after_someone_else_forgot() throws Exception {
        List<Integer> counts = atOnce(
                16,
                () -> storage().inTransaction(() -> {
                    int before = storage().failedSignIns().lock(ALICE).count();
                    if (before == 2) {
                        storage().failedSignIns().remove(ALICE);
                    } else {
                        storage().failedSignIns().save(new FailedSignIns(ALICE, before + 1, NOW));
                    }
                    return before;
                }));

        assertThat(counts).hasSize(16).allMatch(count -> count <= 2);
        assertThat(counts.stream().filter(count -> count == 2)).hasSize(5);
        assertThat(lock(ALICE).count()).isEqualTo(1);
    }

    @Test
    void forgets_waits_that_ended_earlier() {
        save(new FailedSignIns(ALICE, 11, NOW.minusNanos(1_000)));
        save(new FailedSignIns(BOB, 12, NOW));

        storage().run(() -> storage().failedSignIns().removeOlderThan(NOW));

        assertThat(lock(ALICE)).isEqualTo(FailedSignIns.none(ALICE));
        assertThat(lock(BOB)).isEqualTo(new FailedSignIns(BOB, 12, NOW));
    }

    @Test
    void keeps_nothing_of_a_transaction_that_failed() {
        save(new FailedSignIns(ALICE, 1, NOW));

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().failedSignIns().remove(ALICE);
                    FailedSignIns none = storage().failedSignIns().lock(BOB);
                    storage().failedSignIns().save(none.afterFailure(NOW));
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lock(ALICE).count()).isEqualTo(1);
        assertThat(lock(BOB)).isEqualTo(FailedSignIns.none(BOB));
    }

    private int fail(SignInSubject subject) {
        return storage().inTransaction(() -> {
            FailedSignIns before = storage().failedSignIns().lock(subject);
            FailedSignIns after = new FailedSignIns(subject, before.count() + 1, NOW);
            storage().failedSignIns().save(after);
            return after.count();
        });
    }

    private FailedSignIns lock(SignInSubject subject) {
        return storage().inTransaction(() -> storage().failedSignIns().lock(subject));
    }

    private void save(FailedSignIns failures) {
        storage().run(() -> {
            FailedSignIns unused = storage().failedSignIns().lock(failures.subject());
            storage().failedSignIns().save(failures);
        });
    }
}
