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
import io.masthead.domain.user.UserNotFound;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Posts in PostgreSQL. */
@Component
final class JpaPostRepository implements PostRepository {

    private final PostJpaRepository rows;
    private final PostListReader lists;
    private final PostInsert insert;
    private final EntityManager entityManager;
    private final LongSupplier ids;

    JpaPostRepository(
            PostJpaRepository rows,
            PostListReader lists,
            PostInsert insert,
            EntityManager entityManager,
            @Qualifier("postIds") LongSupplier ids) {
        this.rows = rows;
        this.lists = lists;
        this.insert = insert;
        this.entityManager = entityManager;
        this.ids = ids;
    }

    @Override
    public PostId nextId() {
        return new PostId(ids.getAsLong());
    }

    @Override
    public Optional<Post> find(PostId id) {
        return translating(() -> rows.findById(id.value()).map(PostEntity::toPost));
    }

    @Override
    public Optional<Post> lock(PostId id) {
        return translating(() -> Optional.ofNullable(
                        entityManager.find(PostEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(PostEntity::toPost));
    }

    @Override
    public Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
        return translating(() -> lists.list(filter, order, page));
    }

    @Override
    public long count(PostFilter filter) {
        return translating(() -> lists.count(filter));
    }

    @Override
    public void add(Post post) {
        translating(unknownAuthor(post), () -> {
            entityManager.persist(PostEntity.ofNew(post.state()));
            entityManager.flush();
        });
    }

    /** All posts are of one author. */
    @Override
    public void addAll(List<Post> posts) {
        if (!posts.isEmpty()) {
            translating(unknownAuthor(posts.getFirst()), () -> insert.all(posts));
        }
    }

    @Override
    public Post save(Post post) {
        return translating(unknownAuthor(post), () -> {
            PostEntity merged = entityManager.merge(PostEntity.of(post.state()));
            entityManager.flush();
            return merged.toPost();
        });
    }

    @Override
    public void remove(Post post) {
        translating(() -> {
            if (rows.delete(post.id().value(), post.version()) == 0) {
                throw new ConcurrentUpdate();
            }
        });
    }

    private static Map<String, Function<RuntimeException, Failure>> unknownAuthor(Post post) {
        return Map.of("posts_author_fkey", problem -> new UserNotFound(post.author()));
    }
}
