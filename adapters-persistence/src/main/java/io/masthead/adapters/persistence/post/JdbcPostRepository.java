package io.masthead.adapters.persistence.post;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts in PostgreSQL. */
@Component
final class JdbcPostRepository implements PostRepository {

    private static final String BY_ID = "select " + PostRow.NAMES + " from posts where id = ?";
    private static final String LOCK = BY_ID + " for no key update";

    private static final String LOCK_AUTHOR = "select 1 from users where id = ? for no key update";

    private final JdbcClient jdbc;
    private final PostListReader lists;
    private final LongSupplier ids;

    JdbcPostRepository(JdbcClient jdbc, PostListReader lists, @Qualifier("postIds") LongSupplier ids) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.ids = ids;
    }

    @Override
    public PostId nextId() {
        return new PostId(ids.getAsLong());
    }

    @Override
    public Optional<Post> find(PostId id) {
        return one(BY_ID, id);
    }

    @Override
    public Optional<Post> lock(PostId id) {
        return one(LOCK, id);
    }

    private Optional<Post> one(String select, PostId id) {
        return translating(() -> jdbc.sql(select)
                .param(id.value())
                .query((row, number) -> PostRow.read(row))
                .optional());
    }

    @Override
    public Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
        return translating(() -> lists.list(filter, order, page));
    }

    @Override
    public long count(PostFilter filter) {
        return translating(() -> lists.count(filter));
    }

    /** Counts in a second statement, which sees the posts that were added before the lock. */
    @Override
    public int lockAuthorAndCount(UserId author, int limit) {
        return translating(() -> {
            Optional<Integer> unused = jdbc.sql(LOCK_AUTHOR)
                    .param(author.value())
                    .query(Integer.class)
                    .optional();
            return jdbc.sql(countOf(limit))
                    .param("author", author.value())
                    .query(Integer.class)
                    .single();
        });
    }

    /** The order makes the server read its index, and no more of it than the limit, however many posts the author has. */
    static String countOf(int limit) {
        return "select count(*) from (select from posts where author_id = :author order by created_at desc, id desc limit "
                + limit + ") as counted";
    }

    @Override
    public void add(Post post) {
        translating(unknownAuthor(post), () -> {
            int unused =
                    PostRow.TABLE.bind(jdbc.sql(PostRow.INSERT), post.state()).update();
        });
    }

    /** All posts are of one author. */
    @Override
    public void addAll(List<Post> posts) {
        if (posts.isEmpty()) {
            return;
        }
        translating(unknownAuthor(posts.getFirst()), () -> {
            List<Post.State> states = posts.stream().map(Post::state).toList();
            int unused = jdbc.sql(PostRow.INSERT_ALL)
                    .params(PostRow.TABLE.arrays(states))
                    .update();
        });
    }

    @Override
    public Post save(Post post) {
        return translating(
                unknownAuthor(post),
                () -> PostRow.TABLE
                        .bind(jdbc.sql(PostRow.UPDATE), post.state())
                        .query((row, number) -> PostRow.read(row))
                        .optional()
                        .orElseThrow(ConcurrentUpdate::new));
    }

    @Override
    public void remove(Post post) {
        translating(() -> {
            int removed = jdbc.sql("delete from posts where id = ? and version = ?")
                    .param(post.id().value())
                    .param(post.version())
                    .update();
            if (removed == 0) {
                throw new ConcurrentUpdate();
            }
        });
    }

    private static Map<String, Function<RuntimeException, Failure>> unknownAuthor(Post post) {
        return Map.of("posts_author_fkey", problem -> new UserNotFound(post.author()));
    }
}
