package io.masthead.adapters.persistence.post;

import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.SqlValues;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Mapping of the table of posts, except the column that the database generates for searches: the columns of every
 * statement that writes a row or many, and the reading of a row. A test compares the columns with the table.
 */
final class PostRow {

    static final Table<Post.State> TABLE = new Table<>(
            "posts",
            List.of(
                    new Column<>("id", post -> post.id().value()),
                    new Column<>("author_id", post -> post.author().value()),
                    new Column<>("title", post -> post.title().value()),
                    new Column<>("body", post -> post.body().value()),
                    new Column<>("status", post -> post.status().name()),
                    new Column<>("created_at", post -> timestamp(post.createdAt())),
                    new Column<>("updated_at", post -> timestamp(post.updatedAt())),
                    new Column<>(
                            "published_at",
                            post -> post.publishedAt().map(SqlValues::timestamp).orElse(null)),
                    new Column<>("version", Post.State::version)));

    /** The names of all columns, separated by commas. */
    static final String NAMES = TABLE.names();

    /** Inserts a row. */
    static final String INSERT = TABLE.insert();

    /** Inserts any number of rows. */
    static final String INSERT_ALL = TABLE.insertAll(PostRow::typeOf);

    /** Replaces a row if it is stored in the same version, counts its version up, and returns it. */
    static final String UPDATE = TABLE.updateVersion("id", "version");

    private PostRow() {}

    private static String typeOf(String column) {
        return switch (column) {
            case "id", "author_id", "version" -> "bigint";
            case "created_at", "updated_at", "published_at" -> "timestamptz";
            default -> "text";
        };
    }

    /** {@return the post of a row} */
    static Post read(ResultSet row) throws SQLException {
        return Post.restore(new Post.State(
                new PostId(row.getLong("id")),
                new UserId(row.getLong("author_id")),
                Title.restore(row.getString("title")),
                new Body(row.getString("body")),
                PostStatus.valueOf(row.getString("status")),
                SqlValues.instant(row, "created_at"),
                SqlValues.instant(row, "updated_at"),
                SqlValues.optionalInstant(row, "published_at"),
                row.getLong("version")));
    }
}
