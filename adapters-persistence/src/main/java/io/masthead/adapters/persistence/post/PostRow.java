package io.masthead.adapters.persistence.post;

import io.masthead.adapters.persistence.sql.SqlValues;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Mapping of the table of posts: the columns of every statement that writes a row or many, and the reading of a row. A
 * test compares the columns with the table.
 */
final class PostRow {

    /** All columns except those that the database generates. */
    static final List<Column<?>> COLUMNS = List.of(
            new Column<>("id", "bigint", "bigint", state -> state.id().value(), Long[]::new),
            new Column<>(
                    "author_id", "bigint", "bigint", state -> state.author().value(), Long[]::new),
            new Column<>("title", "text", "text", state -> state.title().value(), String[]::new),
            new Column<>("body", "text", "text", state -> state.body().value(), String[]::new),
            new Column<>("status", "text", "text", state -> state.status().name(), String[]::new),
            instant("created_at", state -> Optional.of(state.createdAt())),
            instant("updated_at", state -> Optional.of(state.updatedAt())),
            instant("published_at", Post.State::publishedAt),
            new Column<>("version", "bigint", "bigint", Post.State::version, Long[]::new));

    /** The names of all columns, separated by commas. */
    static final String NAMES = joined(Column::name);

    /** Inserts a row. */
    static final String INSERT = "insert into posts (" + NAMES + ") values (" + joined(Column::parameter) + ")";

    /** Inserts any number of rows, with a text that does not depend on their number: each column is an array. */
    static final String INSERT_ALL = "insert into posts (" + NAMES + ") select "
            + joined(column -> column.name + "::" + column.type) + " from unnest("
            + joined(column -> "?::" + column.sentAs + "[]") + ") as post (" + NAMES + ")";

    /** Replaces a row if it has the id and the version of the last two parameters, and counts its version up. */
    static final String UPDATE = "update posts set "
            + joined(column -> column.name + " = " + column.parameter() + (column.name.equals("version") ? " + 1" : ""))
            + " where id = ? and version = ? returning " + NAMES;

    private PostRow() {}

    /** {@return a statement with a row as its next parameters} */
    static StatementSpec bind(StatementSpec statement, Post.State state) {
        StatementSpec bound = statement;
        for (Column<?> column : COLUMNS) {
            bound = bound.param(column.value.apply(state));
        }
        return bound;
    }

    /**
     * Column whose values are sent as an array.
     *
     * @param <T> the type of the values that are sent
     * @param name its name
     * @param sentAs the SQL type of the values that are sent
     * @param type its SQL type
     * @param value its value in a row
     * @param array makes an array of values
     */
    record Column<T>(
            String name,
            String sentAs,
            String type,
            Function<Post.State, @Nullable T> value,
            IntFunction<@Nullable T[]> array) {

        /** {@return its parameter in a statement with one row} */
        String parameter() {
            return "?::" + type;
        }

        /** {@return its values, one for each post} */
        @Nullable
        T[] values(List<Post.State> states) {
            return states.stream().map(value).toArray(array);
        }
    }

    /** {@return the post of a row} */
    static Post read(ResultSet row) throws SQLException {
        return Post.restore(new Post.State(
                new PostId(row.getLong("id")),
                new UserId(row.getLong("author_id")),
                new Title(row.getString("title")),
                new Body(row.getString("body")),
                PostStatus.valueOf(row.getString("status")),
                SqlValues.instant(row, "created_at"),
                SqlValues.instant(row, "updated_at"),
                SqlValues.optionalInstant(row, "published_at"),
                row.getLong("version")));
    }

    private static String joined(Function<Column<?>, String> part) {
        return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }

    /** Timestamps are sent as text: the driver has no arrays of timestamps with time zone. */
    private static Column<String> instant(String name, Function<Post.State, Optional<Instant>> value) {
        return new Column<>(
                name,
                "text",
                "timestamptz",
                state -> value.apply(state).map(Instant::toString).orElse(null),
                String[]::new);
    }
}
