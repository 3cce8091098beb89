package io.masthead.adapters.persistence.post;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of posts: one statement each, past Hibernate, which knows neither rows as values nor full text. */
@Component
final class PostListReader {

    private final JdbcClient jdbc;

    PostListReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
        PostListSql statement = PostListSql.listing(filter, order, page);
        List<Ranked> rows = jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query(PostListReader::row)
                .list();
        return Page.of(rows, last -> PostCursor.of(last.post, order.sort(), last.rank))
                .map(Ranked::post);
    }

    long count(PostFilter filter) {
        PostListSql statement = PostListSql.counting(filter);
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query(Long.class)
                .single();
    }

    private static Ranked row(ResultSet row, int number) throws SQLException {
        Post post = Post.restore(new Post.State(
                new PostId(row.getLong(1)),
                new UserId(row.getLong(2)),
                new Title(row.getString(3)),
                new Body(row.getString(4)),
                PostStatus.valueOf(row.getString(5)),
                instant(row, 6).orElseThrow(),
                instant(row, 7).orElseThrow(),
                instant(row, 8),
                row.getLong(9)));
        return new Ranked(post, row.getFloat(10));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }

    private record Ranked(Post post, float rank) {}
}
