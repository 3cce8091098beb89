package io.masthead.adapters.persistence.post;

import io.masthead.domain.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Inserts any number of posts with one statement, whose text does not depend on how many they are: each column is an
 * array. Times are text on the way, for which the driver has arrays.
 */
@Component
final class PostInsert {

    private static final String SQL = """
            insert into posts
                (id, author_id, title, body, status, created_at, updated_at, published_at, version)
            select id, author_id, title, body, status,
                created_at::timestamptz, updated_at::timestamptz, published_at::timestamptz, version
            from unnest(
                    :ids::bigint[], :authors::bigint[], :titles::text[], :bodies::text[], :statuses::text[],
                    :created::text[], :updated::text[], :published::text[], :versions::bigint[])
                as post (id, author_id, title, body, status, created_at, updated_at, published_at, version)""";

    private final JdbcClient jdbc;

    PostInsert(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void all(List<Post> posts) {
        List<Post.State> states = posts.stream().map(Post::state).toList();
        int unused = jdbc.sql(SQL)
                .param("ids", column(states, state -> state.id().value(), Long[]::new))
                .param("authors", column(states, state -> state.author().value(), Long[]::new))
                .param("titles", column(states, state -> state.title().value(), String[]::new))
                .param("bodies", column(states, state -> state.body().value(), String[]::new))
                .param("statuses", column(states, state -> state.status().name(), String[]::new))
                .param("created", column(states, state -> state.createdAt().toString(), String[]::new))
                .param("updated", column(states, state -> state.updatedAt().toString(), String[]::new))
                .param("published", column(states, state -> text(state.publishedAt()), String[]::new))
                .param("versions", column(states, Post.State::version, Long[]::new))
                .update();
    }

    private static <T> @Nullable T[] column(
            List<Post.State> states, Function<Post.State, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return states.stream().map(value).toArray(array);
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
