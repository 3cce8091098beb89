package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the server is told to do, as the server counts it. */
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

        List<String> statements = database.statementsOf(
                () -> assertThat(database.users().list(PageRequest.first(100))).hasSize(100));

        assertThat(statements).hasSize(1);
    }

    @Test
    void a_page_of_posts_is_one_statement_whatever_the_rows() {
        UserId author = addUsers(1).getFirst().id();
        database.run(() -> {
            for (int i = 0; i < 100; i++) {
                PostId id = database.posts().nextId();
                database.posts().add(Posts.published(id, author));
            }
        });

        assertThat(database.statementsOf(
                        () -> assertThat(database.posts().list(PostFilter.PUBLISHED, PageRequest.first(100)))
                                .hasSize(100)))
                .hasSize(1);
    }

    @Test
    void a_count_is_one_statement() {
        assertThat(database.statementsOf(() -> database.users().count())).hasSize(1);
        assertThat(database.statementsOf(() -> database.posts().count(PostFilter.PUBLISHED)))
                .hasSize(1);
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
