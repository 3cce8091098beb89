package io.masthead.adapters.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.Failure;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@SuppressWarnings("MethodName")
class SqlExceptionTranslationTest {

    private final Database database;

    SqlExceptionTranslationTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "53100", "57014", "57P01", "55P03", "58030", "25006"})
    void trouble_that_may_pass_is_unavailability(String state) {
        assertThat(translated(new SQLException("", state))).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void an_empty_pool_is_unavailability() {
        assertThat(translated(new SQLTransientConnectionException("pool"))).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void a_closed_pool_is_unavailability() {
        HikariDataSource pool = new HikariDataSource();
        pool.close();

        assertThatThrownBy(() -> SqlExceptionTranslation.translating(
                        () -> JdbcClient.create(pool).sql("select 1").query().singleValue()))
                .isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> SqlExceptionTranslation.translating(
                        () -> new TransactionTemplate(new JdbcTransactionManager(pool)).execute(status -> 1)))
                .isInstanceOf(StorageUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void transactions_in_each_others_way_are_contention(String state) {
        assertThat(translated(new SQLException("", state))).isInstanceOf(StorageContention.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22001", "23505", "23503", "23514", "", "0"})
    void what_is_a_bug_stays_as_it_is(String state) {
        RuntimeException problem = new IllegalStateException(new SQLException("", state));

        assertThat(SqlExceptionTranslation.translate(problem, Map.of())).isSameAs(problem);
    }

    @Test
    void a_violation_means_what_the_repository_says() {
        RuntimeException problem = new IllegalStateException(violation("posts_author_fkey"));

        assertThat(SqlExceptionTranslation.translate(
                        problem, Map.of("posts_author_fkey", cause -> new StorageContention(cause))))
                .isInstanceOf(StorageContention.class)
                .hasCause(problem);
    }

    @Test
    void a_violation_that_no_caller_can_bring_about_stays_as_it_is() {
        RuntimeException problem = new IllegalStateException(violation("sessions_pkey"));

        assertThat(SqlExceptionTranslation.translate(
                        problem, Map.of("sessions_user_fkey", cause -> new StorageContention(cause))))
                .isSameAs(problem);
    }

    @Test
    void a_failure_that_was_thrown_meanwhile_is_passed_on() {
        Failure failure = new StorageContention(new SQLException("", "08006"));

        assertThatThrownBy(() -> SqlExceptionTranslation.translating(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void what_is_no_trouble_of_the_database_stays_as_it_is() {
        RuntimeException problem = new IllegalStateException("bug");

        assertThat(SqlExceptionTranslation.translate(problem, Map.of())).isSameAs(problem);
    }

    @Test
    void a_broken_connection_is_unavailability_at_the_next_statement() {
        assertThatThrownBy(() -> database.run(() -> {
                    var unused = database.jdbc()
                            .sql("select pg_terminate_backend(pg_backend_pid())")
                            .query((row, number) -> "")
                            .list();
                }))
                .satisfiesAnyOf(
                        problem -> assertThat(SqlExceptionTranslation.translate((RuntimeException) problem, Map.of()))
                                .isInstanceOf(StorageUnavailable.class));
    }

    @Test
    void a_deadlock_is_contention_for_one_of_the_two() {
        User alice = add(Users.alice(nextId()));
        User bob = add(Users.bob(nextId()));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        CompletableFuture<Void> one = lockBoth(alice, bob, bothHoldOne);
        CompletableFuture<Void> other = lockBoth(bob, alice, bothHoldOne);

        assertThatThrownBy(() -> CompletableFuture.allOf(one, other).join())
                .hasRootCauseInstanceOf(SQLException.class)
                .cause()
                .satisfies(
                        problem -> assertThat(SqlExceptionTranslation.translate((RuntimeException) problem, Map.of()))
                                .isInstanceOf(StorageContention.class));
        assertThat(one.isCompletedExceptionally()).isNotEqualTo(other.isCompletedExceptionally());
    }

    private CompletableFuture<Void> lockBoth(User first, User second, CyclicBarrier barrier) {
        return CompletableFuture.runAsync(
                () -> database.run(() -> {
                    lock(first);
                    try {
                        barrier.await();
                    } catch (Exception interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    lock(second);
                }),
                Thread::startVirtualThread);
    }

    private void lock(User user) {
        database.jdbc()
                .sql("select id from users where id = ? for update")
                .param(user.id().value())
                .query(Long.class)
                .single();
    }

    private UserId nextId() {
        return database.users().nextId();
    }

    private User add(User user) {
        database.run(() -> database.users().add(user));
        return user;
    }

    private static RuntimeException translated(SQLException cause) {
        return SqlExceptionTranslation.translate(new IllegalStateException(cause), Map.of());
    }

    /** In the server's format: fields that begin with a letter and end with a zero (PostgreSQL 18 §54.8). */
    private static SQLException violation(String constraint) {
        String state = constraint.endsWith("_fkey") ? "23503" : "23505";
        return new PSQLException(new ServerErrorMessage("C" + state + "\0n" + constraint + "\0"));
    }
}
