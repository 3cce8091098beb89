package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.SignInSubject;
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
        SignInSubject email = SignInSubject.of(new EmailAddress("alice@example.com"));
        SignInSubject other = SignInSubject.of(new EmailAddress("bob@example.com"));
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
        SignInSubject email = SignInSubject.of(new EmailAddress("Alice@example.com"));

        database.run(() -> {
            FailedSignIns unused = database.failedSignIns().lock(email);
        });

        // printf %s address:alice@example.com | sha256sum
        assertThat(database.jdbc()
                        .sql("select encode(subject_hash, 'hex') from sign_in_failures")
                        .query(String.class)
                        .single())
                .isEqualTo("510fb9d587ca440f68ccdeafea3c2e214b659ac54689f06f6a486122ab3a5878");
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from sign_in_failures")
                .query(Long.class)
                .single();
    }
}
