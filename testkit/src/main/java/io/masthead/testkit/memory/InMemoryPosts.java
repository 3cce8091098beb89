package io.masthead.testkit.memory;

import io.masthead.domain.PageRequest;
import io.masthead.domain.StaleVersion;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Posts in memory. */
final class InMemoryPosts implements PostRepository {

    private static final Comparator<Post> NEWEST_FIRST = Comparator.comparing(
                    (Post post) -> post.state().createdAt())
            .thenComparingLong(post -> post.id().value())
            .reversed();

    private final Tables tables;
    private final AtomicLong lastId = new AtomicLong();

    InMemoryPosts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public PostId nextId() {
        return new PostId(lastId.incrementAndGet());
    }

    @Override
    public Optional<Post> find(PostId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.posts.get(id));
        }
    }

    @Override
    public Optional<Post> lock(PostId id) {
        return find(id);
    }

    @Override
    public List<Post> list(PostFilter filter, PageRequest page) {
        synchronized (tables) {
            return tables.posts.values().stream()
                    .filter(matching(filter))
                    .sorted(NEWEST_FIRST)
                    .skip(page.skip())
                    .limit(page.limit())
                    .toList();
        }
    }

    @Override
    public long count(PostFilter filter) {
        synchronized (tables) {
            return tables.posts.values().stream().filter(matching(filter)).count();
        }
    }

    @Override
    public void add(Post post) {
        synchronized (tables) {
            tables.requireUser(post.author());
            tables.posts.put(post.id(), post);
        }
    }

    @Override
    public Post save(Post post) {
        synchronized (tables) {
            requireCurrent(post);
            Post.State s = post.state();
            Post saved = Post.restore(new Post.State(
                    s.id(),
                    s.author(),
                    s.title(),
                    s.body(),
                    s.status(),
                    s.createdAt(),
                    s.updatedAt(),
                    s.publishedAt(),
                    s.version() + 1));
            tables.posts.put(post.id(), saved);
            return saved;
        }
    }

    @Override
    public void remove(Post post) {
        synchronized (tables) {
            requireCurrent(post);
            tables.posts.remove(post.id());
        }
    }

    private void requireCurrent(Post post) {
        Post stored = tables.posts.get(post.id());
        if (stored == null || stored.version() != post.version()) {
            throw new StaleVersion();
        }
    }

    private static Predicate<Post> matching(PostFilter filter) {
        return post -> (post.isPublished() || filter.viewer().equals(Optional.of(post.author())))
                && filter.author().map(post.author()::equals).orElse(true)
                && filter.status()
                        .map(status -> status == post.state().status())
                        .orElse(true);
    }
}
