package example.storage;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostPages;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.api.ErrorCode;

/** Repository of posts in H2. */
public final class H2Posts extends Table<PostId, Post> implements PostRepository {

    /**
     * Creates the repository.
     *
     * @param database the database
     */
    public H2Posts(Database database) {
        super(database, new Kind<>("posts", "author, title, body, status, created_at, updated_at, published_at",
                PostId::new, PostId::value, ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1,
                post -> new UserNotFound(post.author())));
    }

    @Override public Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
        PostQuery query = new PostQuery(filter).part(order, page);
        List<Map.Entry<PostCursor, Post>> rows = database.query(row -> {
            Post post = read(row);
            return Map.entry(PostCursor.of(post, order.sort(), row.getFloat("by_relevance")), post);
        }, query.sql, query.values.toArray());
        return PostPages.bounded(rows, Map.Entry::getValue, Map.Entry::getKey, page.limit());
    }

    @Override public long count(PostFilter filter) {
        PostQuery query = new PostQuery(filter);
        String sql = "select count(*) from (" + query.sql + ")";
        return database.query(row -> row.getLong(1), sql, query.values.toArray()).get(0);
    }

    @Override public int lockAuthorAndCount(UserId author, int limit) {
        database.query(row -> row.getLong(1), "select id from users where id = ? for update", author.value());
        String sql = "select count(*) from (select id from posts where author = ? limit ?)";
        return database.query(row -> row.getInt(1), sql, author.value(), limit).get(0);
    }

    /** All or none: commands run in a transaction. */
    @Override public void addAll(List<Post> posts) { posts.forEach(this::add); }

    @Override Post read(ResultSet row) throws SQLException {
        return Post.restore(new Post.State(new PostId(row.getLong("id")), new UserId(row.getLong("author")),
                Title.restore(row.getString("title")), new Body(row.getString("body")),
                PostStatus.valueOf(row.getString("status")), row.getObject("created_at", Instant.class),
                row.getObject("updated_at", Instant.class),
                Optional.ofNullable(row.getObject("published_at", Instant.class)), row.getLong("version")));
    }

    @Override List<Object> values(Post post) {
        Post.State state = post.state();
        return Arrays.asList(state.author().value(), state.title().value(), state.body().value(), state.status().name(),
                state.createdAt(), state.updatedAt(), state.publishedAt().orElse(null),
                state.id().value(), state.version());
    }
}
