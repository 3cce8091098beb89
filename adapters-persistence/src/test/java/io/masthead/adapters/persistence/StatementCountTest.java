package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.PageRequest;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.idempotency.StoredOutcome;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Numbers of statements, as the server counts them. */
@DatabaseTest
@SuppressWarnings("MethodName")
class StatementCountTest {

    private final Database database;

    StatementCountTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Test
    void a_read_by_id_is_one_statement_without_a_transaction() {
        User alice = addUsers(1).getFirst();

        assertThat(database.statementsOf(() -> database.users().find(alice.id())))
                .singleElement()
                .asString()
                .startsWith("select");
    }

    @Test
    void a_read_by_address_is_one_statement() {
        addUsers(1);

        assertThat(database.statementsOf(() -> database.users().findByEmail(new EmailAddress("user0@example.com"))))
                .hasSize(1);
    }

    @Test
    void a_page_is_one_statement_whatever_the_rows() {
        addUsers(100);

        List<String> statements =
                database.statementsOf(() -> assertThat(database.users().list(Optional.empty(), PageRequest.first(100)))
                        .hasSize(100));

        assertThat(statements).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_page_of_posts_is_one_statement_without_a_transaction_whatever_the_rows(PostSort sort) {
        UserId author = addUsers(1).getFirst().id();
        database.run(() -> {
            for (int i = 0; i < 100; i++) {
                PostId id = database.posts().nextId();
                database.posts().add(Posts.published(id, author));
            }
        });
        PostFilter filter = PostFilter.PUBLISHED.withSearch(new SearchText("some"));
        PostOrder order = PostOrder.of(sort);
        PostCursor cursor = database.posts()
                .list(filter, order, PageRequest.first(50))
                .end()
                .orElseThrow();

        assertThat(database.statementsOf(() -> assertThat(database.posts()
                                .list(filter, order.after(cursor), PageRequest.first(100))
                                .items())
                        .hasSize(50)))
                .hasSize(1);
    }

    @Test
    void any_number_of_users_is_one_statement() {
        Set<UserId> ids = addUsers(100).stream().map(User::id).collect(Collectors.toSet());

        assertThat(database.statementsOf(
                        () -> assertThat(database.users().findAll(ids)).hasSize(100)))
                .hasSize(1);
    }

    @Test
    void a_count_is_one_statement() {
        assertThat(database.statementsOf(() -> database.users().count())).hasSize(1);
        assertThat(database.statementsOf(() -> database.posts().count(PostFilter.PUBLISHED)))
                .hasSize(1);
    }

    @Test
    void a_count_under_the_lock_of_an_author_is_two_statements() {
        UserId author = addUsers(1).getFirst().id();

        assertThat(database.statementsOf(() -> database.posts().lockAuthorAndCount(author, 10)))
                .hasSize(2);
    }

    @Test
    void a_snapshot_sets_nothing_of_the_session() {
        List<String> statements = database.statementsOf(
                () -> database.unitOfWork().read(() -> database.users().count()));

        assertThat(statements)
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN READ ONLY"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        isolation -> assertThat(isolation).startsWith("set transaction isolation level"),
                        select -> assertThat(select).startsWith("select"));
    }

    @Test
    void adding_is_one_statement_and_the_commit() {
        List<String> statements = database.statementsOf(() -> addUsers(1));

        assertThat(statements.stream().filter(s -> !s.contains("nextval")))
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        insert -> assertThat(insert).startsWith("insert"));
    }

    @Test
    void adding_many_posts_is_one_statement_whatever_the_rows() {
        UserId author = addUsers(1).getFirst().id();
        List<Post> posts = IntStream.range(0, 500)
                .mapToObj(i -> Posts.published(database.posts().nextId(), author))
                .toList();

        List<String> statements =
                database.statementsOf(() -> database.run(() -> database.posts().addAll(posts)));

        assertThat(statements)
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        insert -> assertThat(insert).startsWith("insert into posts"));
    }

    @Test
    void identities_cost_one_statement_for_fifty() {
        assertThat(database.statementsOf(() -> {
                    for (int i = 0; i < 100; i++) {
                        database.users().nextId();
                    }
                }))
                .hasSizeBetween(2, 3);
    }

    @Test
    void changing_is_a_lookup_a_statement_and_the_commit() {
        User alice = addUsers(1).getFirst();

        List<String> statements = database.statementsOf(() -> database.run(() -> {
            User read = database.users().find(alice.id()).orElseThrow();
            database.users().save(read.edit(UserChanges.NONE.withName(new UserName("Alicia")), Users.REGISTERED));
        }));

        assertThat(statements)
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        select -> assertThat(select).startsWith("select"),
                        update -> assertThat(update).startsWith("update"));
    }

    @Test
    void removing_is_one_statement_and_the_commit_and_the_posts_go_with_it() {
        User alice = addUsers(1).getFirst();
        database.run(() -> database.posts().add(Posts.published(database.posts().nextId(), alice.id())));

        List<String> statements =
                database.statementsOf(() -> database.run(() -> database.users().remove(alice)));

        // The cascade is the server's own statement, inside ours.
        assertThat(statements.stream().filter(s -> !s.startsWith("DELETE FROM ONLY")))
                .hasSize(3);
    }

    @Test
    void looking_a_session_up_is_one_statement_without_a_transaction() {
        Session session = beginSession(addUsers(1).getFirst().id());

        assertThat(database.statementsOf(() -> database.sessions().find(session.id())))
                .singleElement()
                .asString()
                .startsWith("select");
        assertThat(database.statementsOf(() -> database.sessions().list(session.user())))
                .hasSize(1);
    }

    @Test
    void refreshing_a_session_is_a_lookup_a_statement_and_the_commit() {
        Session session = beginSession(addUsers(1).getFirst().id());

        List<String> statements = database.statementsOf(() -> database.run(() -> {
            Session locked =
                    database.sessions().lock(Sessions.family(session.id())).orElseThrow();
            database.sessions().save(locked.rotate(Sessions.successor(1), Sessions.seed(1), Sessions.BEGUN));
        }));

        assertThat(statements)
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        select -> assertThat(select).startsWith("select"),
                        update -> assertThat(update).startsWith("update"));
    }

    @Test
    void ending_sessions_is_one_statement_whatever_the_rows() {
        UserId user = addUsers(1).getFirst().id();
        for (int i = 0; i < 20; i++) {
            beginSession(user);
        }

        assertThat(database.statementsOf(() ->
                        assertThat(database.sessions().removeSurplus(user, 10)).hasSize(10)))
                .hasSize(1);
        assertThat(database.statementsOf(() -> assertThat(database.sessions().removeAll(user, Optional.empty()))
                        .hasSize(10)))
                .hasSize(1);
    }

    @Test
    void counting_a_wrong_guess_is_a_lock_two_statements_and_the_commit() {
        SignInSubject email = SignInSubject.of(new EmailAddress("user0@example.com"));
        AuditRecord record = new AuditRecord(
                Sessions.BEGUN, AuditAction.SIGN_IN_FAILED, Optional.empty(), Optional.empty(), RequestOrigin.HOST);

        List<String> statements = database.statementsOf(() -> database.run(() -> {
            FailedSignIns before = database.failedSignIns().lock(email);
            database.failedSignIns().save(before.afterFailure(Sessions.BEGUN));
            database.audit().add(record);
        }));

        assertThat(statements)
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        audit -> assertThat(audit).startsWith("insert into audit"),
                        lock -> assertThat(lock).startsWith("insert into sign_in_failures"),
                        update -> assertThat(update).startsWith("update"));
    }

    @Test
    void events_are_one_statement_whatever_their_number() {
        Event event = new Event(
                EventType.POST_EDITED,
                17,
                Optional.of(new UserId(3)),
                OptionalLong.of(1),
                Optional.empty(),
                Posts.WRITTEN);

        for (int number : List.of(1, 1_000)) {
            assertThat(database.statementsOf(() -> database.run(() -> {
                        for (int i = 0; i < number; i++) {
                            database.eventLog().append(event);
                        }
                    })))
                    .satisfiesExactlyInAnyOrder(
                            begin -> assertThat(begin).isEqualTo("BEGIN"),
                            commit -> assertThat(commit).isEqualTo("COMMIT"),
                            insert -> assertThat(insert).startsWith("insert into outbox"));
        }
    }

    @Test
    void a_page_of_events_is_one_statement_as_are_the_bounds_of_the_log() {
        assertThat(database.statementsOf(() -> database.eventLog().after(0, 500)))
                .hasSize(1);
        assertThat(database.statementsOf(() -> database.eventLog().bounds())).hasSize(1);
    }

    @Test
    void any_number_of_sessions_is_one_statement() {
        assertThat(database.statementsOf(() -> database.sessions()
                        .findOpen(
                                IntStream.rangeClosed(1, 5_000)
                                        .mapToObj(SessionId::new)
                                        .collect(Collectors.toSet()),
                                Sessions.BEGUN)))
                .hasSize(1);
    }

    @Test
    void a_key_costs_two_statements_beside_those_of_its_request() {
        IdempotencyKey key = new IdempotencyKey("sender", "key");
        StoredOutcome completion = new StoredOutcome(new RequestHash("0".repeat(64)), List.of(1L));

        List<String> statements = database.statementsOf(() -> database.run(() -> {
            assertThat(database.idempotency().claim(key)).isEmpty();
            database.idempotency().keep(key, completion);
        }));

        assertThat(statements)
                .satisfiesExactlyInAnyOrder(
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"),
                        insert -> assertThat(insert).startsWith("insert into requests"),
                        claim -> assertThat(claim).startsWith("select"));
        assertThat(database.statementsOf(() -> database.run(
                        () -> assertThat(database.idempotency().claim(key)).contains(completion))))
                .hasSize(3);
    }

    @Test
    void recognizing_an_identity_is_one_statement() {
        assertThat(database.statementsOf(
                        () -> database.identities().find(new ExternalIdentity("https://id.example.org", "1"))))
                .hasSize(1);
    }

    @Test
    void removing_what_has_had_its_time_is_one_statement_each() {
        assertThat(database.statementsOf(() -> {
                    database.sessions().removeExpired(Sessions.BEGUN);
                    database.failedSignIns().removeOlderThan(Sessions.BEGUN);
                    database.audit().removeOlderThan(Sessions.BEGUN);
                    database.idempotency().removeExpired();
                }))
                .hasSize(4);
    }

    @Test
    void a_part_of_the_record_is_one_statement() {
        assertThat(database.statementsOf(() -> database.audit().list(Optional.empty(), 100)))
                .hasSize(1);
    }

    @Test
    void a_part_of_what_happened_to_one_user_is_one_statement() {
        assertThat(database.statementsOf(() -> database.audit().listOf(new UserId(7), Optional.empty(), 100)))
                .hasSize(1);
    }

    @Test
    void the_identities_of_an_account_are_one_statement() {
        assertThat(database.statementsOf(() -> database.identities().list(new UserId(7))))
                .hasSize(1);
    }

    private Session beginSession(UserId user) {
        Session session = Sessions.begun(database.sessions().nextId(), user);
        database.run(() -> database.sessions().add(session));
        return session;
    }

    private List<User> addUsers(int count) {
        return database.inTransaction(() -> java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> {
                    UserId id = database.users().nextId();
                    User user = Users.user(id, "User", "user" + i + "@example.com", Role.USER);
                    database.users().add(user);
                    return user;
                })
                .toList());
    }
}
