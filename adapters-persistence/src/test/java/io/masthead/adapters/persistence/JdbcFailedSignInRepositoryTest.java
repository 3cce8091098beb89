package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.EmailAddress;
import io.masthead.testkit.contract.FailedSignInRepositoryContract;
import io.masthead.testkit.contract.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@SuppressWarnings("MethodName")
class JdbcFailedSignInRepositoryTest extends FailedSignInRepositoryContract {

    private final Database database;

    JdbcFailedSignInRepositoryTest(@Autowired Database database) {
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

    @Test
    void removing_what_is_old_does_not_wait_for_who_has_locked_some_of_it() {
        EmailAddress email = new EmailAddress("alice@example.com");
        EmailAddress other = new EmailAddress("bob@example.com");
        Instant later = Instant.parse("2026-01-02T03:04:05Z");

        database.run(() -> {
            FailedSignIns none = database.failedSignIns().lock(other);
            database.failedSignIns().save(none.afterFailure(later.minusSeconds(1)));
            FailedSignIns first = database.failedSignIns().lock(email);
            database.failedSignIns().save(first.afterFailure(later.minusSeconds(1)));
        });

        database.run(() -> {
            FailedSignIns unused = database.failedSignIns().lock(email);
            assertThat(CompletableFuture.runAsync(() -> database.failedSignIns().removeOlderThan(later)))
                    .succeedsWithin(Duration.ofSeconds(20));
        });

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void keeps_no_address() {
        EmailAddress email = new EmailAddress("Alice@example.com");

        database.run(() -> {
            FailedSignIns unused = database.failedSignIns().lock(email);
        });

        // printf %s alice@example.com | sha256sum
        assertThat(database.jdbc()
                        .sql("select encode(email_hash, 'hex') from sign_in_failures")
                        .query(String.class)
                        .single())
                .isEqualTo("ff8d9819fc0e12bf0d24892e45987e249a28dce836a85cad60e28eaaa8c6d976");
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from sign_in_failures")
                .query(Long.class)
                .single();
    }
}
