package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.idempotency.RequestInProgress;
import io.masthead.domain.idempotency.StoredOutcome;
import io.masthead.testkit.contract.IdempotencyStoreContract;
import io.masthead.testkit.contract.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@SuppressWarnings("MethodName")
class JdbcIdempotencyStoreTest extends IdempotencyStoreContract {

    private static final IdempotencyKey KEY = IdempotencyKey.ofAddress("192.0.2.1", "key");
    private static final StoredOutcome COMPLETION = new StoredOutcome(new RequestHash("0".repeat(64)), List.of(1L, 2L));

    private final Database database;

    JdbcIdempotencyStoreTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Override
    protected Storage storage() {
        return database;
    }

    @Override
    protected void pass(Duration duration) {
        int unused = database.jdbc()
                .sql("update requests set kept_at = kept_at - make_interval(secs => :seconds)")
                .param("seconds", duration.toSeconds())
                .update();
    }

    @Test
    void does_not_wait_for_who_has_claimed_a_key_but_says_so() {
        database.run(() -> {
            assertThat(database.idempotency().claim(KEY)).isEmpty();

            assertThatThrownBy(this::claimElsewhere).hasCauseInstanceOf(RequestInProgress.class);

            database.idempotency().keep(KEY, COMPLETION);
            assertThatThrownBy(this::claimElsewhere).hasCauseInstanceOf(RequestInProgress.class);
        });

        assertThat(claimElsewhere()).contains(COMPLETION);
    }

    @Test
    void lets_a_key_go_when_its_transaction_fails() {
        assertThatThrownBy(() -> database.run(() -> {
                    assertThat(database.idempotency().claim(KEY)).isEmpty();
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(claimElsewhere()).isEmpty();
    }

    @Test
    void removing_what_has_expired_does_not_wait_for_who_uses_the_key_again() {
        database.run(() -> database.idempotency().keep(KEY, COMPLETION));
        pass(IdempotencyStore.RETENTION);

        database.run(() -> {
            database.idempotency().keep(KEY, COMPLETION);
            assertThat(CompletableFuture.runAsync(() -> database.idempotency().removeExpired()))
                    .succeedsWithin(Duration.ofSeconds(20));
        });

        assertThat(claimElsewhere()).contains(COMPLETION);
    }

    @Test
    void keeps_neither_an_address_nor_a_key() {
        database.run(() -> database.idempotency().keep(KEY, COMPLETION));

        // printf 'address:192.0.2.1\nkey' | sha256sum
        assertThat(database.jdbc()
                        .sql("select encode(key_hash, 'hex') from requests")
                        .query(String.class)
                        .single())
                .isEqualTo("7e23919f555926ac637337a58d2f20e4d4be66797a7ef80d0f96809467df7408");
    }

    /** On another thread, and so in another transaction. */
    private Optional<StoredOutcome> claimElsewhere() {
        return CompletableFuture.supplyAsync(() ->
                        database.inTransaction(() -> database.idempotency().claim(KEY)))
                .join();
    }
}
