package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.StorageContention;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.idempotency.StoredOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract of {@link IdempotencyStore}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class IdempotencyStoreContract {

    private static final IdempotencyKey KEY = new IdempotencyKey("user:1", "key");
    private static final StoredOutcome FIRST = completion('a', 1);
    private static final StoredOutcome SECOND = completion('b', 2);

    /** For subclasses. */
    protected IdempotencyStoreContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    /**
     * Makes all stored outcomes older.
     *
     * @param duration the time to add to their age
     */
    protected abstract void pass(Duration duration);

    @Test
    void knows_what_came_of_a_request() {
        StoredOutcome several = new StoredOutcome(FIRST.hash(), List.of(Long.MAX_VALUE, 2L, 1L));

        keep(KEY, several);

        assertThat(claim(KEY)).contains(several);
        assertThat(claim(KEY)).contains(several);
    }

    @Test
    void knows_nothing_of_a_request_that_was_claimed_alone() {
        assertThat(claim(KEY)).isEmpty();
        assertThat(claim(KEY)).isEmpty();
    }

    @Test
    void tells_keys_and_their_senders_apart() {
        keep(KEY, FIRST);
        keep(new IdempotencyKey("user:11", "key"), SECOND);
        keep(new IdempotencyKey("user:1", "~".repeat(IdempotencyKey.MAX_LENGTH)), SECOND);

        List<IdempotencyKey> others = List.of(
                new IdempotencyKey("user:1", "Key"),
                new IdempotencyKey("user:1", "key."),
                new IdempotencyKey("user:1k", "ey"),
                new IdempotencyKey("user:", "1key"),
                new IdempotencyKey("user:1", "~".repeat(IdempotencyKey.MAX_LENGTH - 1)));

        assertThat(others).allSatisfy(other -> assertThat(claim(other)).isEmpty());
        assertThat(claim(KEY)).contains(FIRST);
    }

    @Test
    void keeps_the_first_outcome() {
        keep(KEY, FIRST);

        assertThatThrownBy(() -> storage().run(() -> storage().idempotency().keep(KEY, SECOND)))
                .isInstanceOf(StorageContention.class);
        assertThat(claim(KEY)).contains(FIRST);
    }

    @Test
    void lets_one_of_many_at_once_do_it() throws Exception {
        List<String> outcomes = atOnce(16, () -> {
            try {
                return storage().inTransaction(() -> {
                    if (storage().idempotency().claim(KEY).isPresent()) {
                        return "replayed";
                    }
                    storage().idempotency().keep(KEY, FIRST);
                    return "done";
                });
            } catch (RequestInProgress | StorageContention other) {
                return "told to wait";
            }
        });

        assertThat(Collections.frequency(outcomes, "done")).isEqualTo(1);
        assertThat(claim(KEY)).contains(FIRST);
    }

    @Test
    void forgets_what_a_transaction_claimed_and_kept_that_failed() {
        assertThatThrownBy(() -> storage().run(() -> {
                    assertThat(storage().idempotency().claim(KEY)).isEmpty();
                    storage().idempotency().keep(KEY, FIRST);
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(claim(KEY)).isEmpty();
        keep(KEY, SECOND);
        assertThat(claim(KEY)).contains(SECOND);
    }

    @Test
    void lets_an_outcome_count_for_its_time_and_no_longer() {
        keep(KEY, FIRST);

        pass(IdempotencyStore.RETENTION.minusMinutes(1));
        assertThat(claim(KEY)).contains(FIRST);

        pass(Duration.ofMinutes(1));
        assertThat(claim(KEY)).isEmpty();
        keep(KEY, SECOND);
        assertThat(claim(KEY)).contains(SECOND);

        pass(IdempotencyStore.RETENTION.minusMinutes(1));
        assertThat(claim(KEY)).contains(SECOND);
    }

    @Test
    void removes_what_does_not_count_any_more_alone() {
        IdempotencyKey later = new IdempotencyKey("user:1", "later");
        keep(KEY, FIRST);
        pass(IdempotencyStore.RETENTION.minusMinutes(1));
        keep(later, SECOND);
        pass(Duration.ofMinutes(1));

        storage().run(() -> storage().idempotency().removeExpired());

        assertThat(claim(KEY)).isEmpty();
        assertThat(claim(later)).contains(SECOND);
    }

    private Optional<StoredOutcome> claim(IdempotencyKey key) {
        return storage().inTransaction(() -> storage().idempotency().claim(key));
    }

    private void keep(IdempotencyKey key, StoredOutcome completion) {
        storage().run(() -> {
            assertThat(storage().idempotency().claim(key)).isEmpty();
            storage().idempotency().keep(key, completion);
        });
    }

    private static StoredOutcome completion(char digit, long result) {
        return new StoredOutcome(new RequestHash(Character.toString(digit).repeat(64)), List.of(result));
    }
}
