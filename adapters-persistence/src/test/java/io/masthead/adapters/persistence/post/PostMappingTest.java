package io.masthead.adapters.persistence.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.adapters.persistence.sql.Column;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every column of the table of posts is written and read in every way. */
@DatabaseTest
@SuppressWarnings("MethodName")
class PostMappingTest {

    private final Database database;

    PostMappingTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Test
    void the_columns_are_those_of_the_table() {
        List<String> columns = database.jdbc()
                .sql("""
                        select column_name from information_schema.columns
                        where table_schema = current_schema and table_name = 'posts' and is_generated = 'NEVER'""")
                .query((row, number) -> row.getString("column_name"))
                .list();

        assertThat(PostRow.TABLE.columns().stream().map(Column::name)).containsExactlyInAnyOrderElementsOf(columns);
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, 2026-01-02T00:00:00.000002Z", "DRAFT, 2026-01-02T00:00:00.000002Z", "DRAFT,"})
    void a_post_is_the_same_however_it_was_written_and_is_read(PostStatus status, @Nullable Instant publishedAt) {
        User author = Users.alice(database.users().nextId());
        Post.State one = state(database.posts().nextId(), author.id(), status, publishedAt, 0);
        Post.State other = state(database.posts().nextId(), author.id(), status, publishedAt, 7);

        database.run(() -> {
            database.users().add(author);
            database.posts().add(Post.restore(one));
            database.posts().addAll(List.of(Post.restore(other)));
        });

        assertThat(Stream.of(one, other)
                        .map(state -> database.posts().find(state.id()).map(Post::state)))
                .containsExactly(Optional.of(one), Optional.of(other));
        assertThat(database.posts()
                        .list(
                                new PostFilter(
                                        Optional.of(author.id()),
                                        Optional.of(author.id()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                PostOrder.NEWEST,
                                PageRequest.first(10))
                        .map(Post::state)
                        .items())
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    void saving_writes_every_column() {
        User alice = Users.alice(database.users().nextId());
        User bob = Users.bob(database.users().nextId());
        Post.State before = state(
                database.posts().nextId(), alice.id(), PostStatus.PUBLISHED, Instant.parse("2026-01-02T00:00:00Z"), 7);
        Post.State changed = new Post.State(
                before.id(),
                bob.id(),
                new Title("Another title"),
                new Body("Another body"),
                PostStatus.DRAFT,
                Instant.parse("2026-02-01T00:00:00.000004Z"),
                Instant.parse("2026-02-03T00:00:00.000006Z"),
                Optional.of(Instant.parse("2026-02-02T00:00:00.000005Z")),
                7);
        database.run(() -> {
            database.users().add(alice);
            database.users().add(bob);
            database.posts().addAll(List.of(Post.restore(before)));
        });

        Post.State saved = database.inTransaction(
                () -> database.posts().save(Post.restore(changed)).state());

        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
        assertThat(saved.version()).isEqualTo(8);
        assertThat(database.posts().find(before.id()).map(Post::state)).contains(saved);
    }

    /** No two values are the same, so that swapped columns are noticed. */
    private static Post.State state(
            PostId id, UserId author, PostStatus status, @Nullable Instant publishedAt, long version) {
        return new Post.State(
                id,
                author,
                new Title("A title"),
                new Body("A body"),
                status,
                Instant.parse("2026-01-01T00:00:00.000001Z"),
                Instant.parse("2026-01-03T00:00:00.000003Z"),
                Optional.ofNullable(publishedAt),
                version);
    }
}
