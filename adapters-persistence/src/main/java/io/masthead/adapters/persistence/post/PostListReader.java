package io.masthead.adapters.persistence.post;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostPages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of posts with one statement each, which fails if it takes too long: callers choose what is read. */
@Component
final class PostListReader {

    /** The longest time of a statement, in seconds. */
    private static final int TIME_LIMIT = 2;

    private final JdbcClient jdbc;
    private final JdbcClient planned;

    PostListReader(DataSource database) {
        this.jdbc = withTimeLimit(new JdbcTemplate(database));
        this.planned = withTimeLimit(new PlannedForItsValues(database));
    }

    private static JdbcClient withTimeLimit(JdbcTemplate template) {
        template.setQueryTimeout(TIME_LIMIT);
        return JdbcClient.create(template);
    }

    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
        PostListSql statement = PostListSql.listing(filter, order, page);
        List<Ranked> rows = client(filter)
                .sql(statement.sql())
                .params(statement.parameters())
                .query(PostListReader::row)
                .list();
        return PostPages.bounded(
                rows, Ranked::post, last -> PostCursor.of(last.post, order.sort(), last.rank), page.limit());
    }

    long count(PostFilter filter) {
        PostListSql statement = PostListSql.counting(filter);
        return client(filter)
                .sql(statement.sql())
                .params(statement.parameters())
                .query(Long.class)
                .single();
    }

    /** The best plan of a search, or of a time of publication, depends on its values. */
    private JdbcClient client(PostFilter filter) {
        boolean depends = filter.search().isPresent()
                || filter.publishedAfter().isPresent()
                || filter.publishedBefore().isPresent();
        return depends ? planned : jdbc;
    }

    private static Ranked row(ResultSet row, int number) throws SQLException {
        return new Ranked(PostRow.read(row), row.getFloat("rank"));
    }

    private record Ranked(Post post, float rank) {}

    /** Prepares no statement at the server, which would use one plan for all values. */
    private static final class PlannedForItsValues extends JdbcTemplate {

        PlannedForItsValues(DataSource database) {
            super(database);
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }
}
