package io.masthead.adapters.persistence.post;

import io.masthead.adapters.persistence.post.PostRow.Column;
import io.masthead.domain.post.Post;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Inserts any number of posts with one statement, whose text does not depend on their number: each column is an
 * array.
 */
@Component
final class PostInsert {

    private static final String SQL = "insert into posts (" + PostRow.NAMES + ") select "
            + joined(column -> column.name() + "::" + column.type())
            + " from unnest(" + joined(column -> ":" + column.name() + "::" + column.sentAs() + "[]")
            + ") as post (" + PostRow.NAMES + ")";

    private final JdbcClient jdbc;

    PostInsert(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void all(List<Post> posts) {
        List<Post.State> states = posts.stream().map(Post::state).toList();
        StatementSpec statement = jdbc.sql(SQL);
        for (Column<?> column : PostRow.COLUMNS) {
            statement = statement.param(column.name(), column.values(states));
        }
        int unused = statement.update();
    }

    private static String joined(Function<Column<?>, String> part) {
        return PostRow.COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }
}
