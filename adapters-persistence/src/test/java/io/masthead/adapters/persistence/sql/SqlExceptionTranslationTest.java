package io.masthead.adapters.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.factory.annotation.Autowired;

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

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void transactions_in_each_others_way_are_contention(String state) {
        assertThat(translated(new SQLException("", state))).isInstanceOf(StorageContention.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22001", "23505", "23503", "23514", "", "0"})
    void what_is_a_bug_stays_as_it_is(String state) {
        RuntimeException problem = new IllegalStateException(new SQLException("", state));

        assertThat(SqlExceptionTranslation.translate(problem, null)).isSameAs(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identities_pkey", "identities_user_fkey"})
    void an_identity_that_someone_else_kept_or_whose_account_is_gone_is_contention(String constraint) {
        assertThat(translated(violation(constraint), null)).isInstanceOf(StorageContention.class);
    }

    @Test
    void what_refers_to_nobody_names_whom_it_refers_to() {
        UserId nobody = new UserId(7);
        Session session = Sessions.begun(new SessionId(1), nobody);
        Post post = Posts.draft(new PostId(1), nobody);

        assertThat(translated(violation("sessions_user_fkey"), session)).isInstanceOf(UserNotFound.class);
        assertThat(translated(violation("posts_author_fkey"), post)).isInstanceOf(UserNotFound.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"users_email_key", "sessions_user_fkey", "sessions_family_key", "sessions_pkey", "audit_pkey"})
    void what_no_caller_can_bring_about_stays_as_it_is(String constraint) {
        RuntimeException problem = new IllegalStateException(violation(constraint));

        assertThat(SqlExceptionTranslation.translate(problem, null)).isSameAs(problem);
    }

    @Test
    void what_is_no_trouble_of_the_database_stays_as_it_is() {
        RuntimeException problem = new IllegalStateException("bug");

        assertThat(SqlExceptionTranslation.translate(problem, null)).isSameAs(problem);
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
                        problem -> assertThat(SqlExceptionTranslation.translate((RuntimeException) problem, null))
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
                .satisfies(problem -> assertThat(SqlExceptionTranslation.translate((RuntimeException) problem, null))
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
        return translated(cause, null);
    }

    private static RuntimeException translated(SQLException cause, @Nullable Object subject) {
        return SqlExceptionTranslation.translate(new IllegalStateException(cause), subject);
    }

    /** As the server says it: fields that begin with a letter and end with a zero (PostgreSQL 18 §54.8). */
    private static SQLException violation(String constraint) {
        String state = constraint.endsWith("_fkey") ? "23503" : "23505";
        return new PSQLException(new ServerErrorMessage("C" + state + "\0n" + constraint + "\0"));
    }
}
