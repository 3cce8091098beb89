package io.masthead.testkit.memory;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostPages;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** In-memory repository of posts. */
final class InMemoryPosts implements PostRepository {

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
    public Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
        Comparator<PostCursor> comparator = PostCursorOrder.comparator(order.sort());
        Map<PostCursor, Post> matches = new TreeMap<>(comparator);
        for (Post post : matching(filter)) {
            float rank =
                    filter.search().map(search -> Search.of(search).rank(post)).orElse(0f);
            PostCursor cursor = PostCursor.of(post, order.sort(), rank);
            if (order.after().isEmpty() || comparator.compare(order.after().get(), cursor) < 0) {
                matches.put(cursor, post);
            }
        }
        List<Map.Entry<PostCursor, Post>> part = matches.entrySet().stream()
                .skip(page.skip())
                .limit(page.limit())
                .toList();
        return PostPages.bounded(part, Map.Entry::getValue, Map.Entry::getKey, page.limit());
    }

    @Override
    public long count(PostFilter filter) {
        return matching(filter).size();
    }

    @Override
    public int lockAuthorAndCount(UserId author, int limit) {
        synchronized (tables) {
            return Math.toIntExact(tables.posts.values().stream()
                    .filter(post -> post.author().equals(author))
                    .limit(limit)
                    .count());
        }
    }

    @Override
    public void add(Post post) {
        synchronized (tables) {
            tables.requireUser(post.author());
            if (tables.posts.putIfAbsent(post.id(), post) != null) {
                throw new IllegalStateException("The post exists already: " + post);
            }
        }
    }

    @Override
    public void addAll(List<Post> posts) {
        synchronized (tables) {
            posts.forEach(post -> tables.requireUser(post.author()));
            posts.forEach(this::add);
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
            throw new ConcurrentUpdate();
        }
    }

    private List<Post> matching(PostFilter filter) {
        synchronized (tables) {
            return tables.posts.values().stream()
                    .filter(post -> isVisible(post, filter) && meets(post, filter))
                    .toList();
        }
    }

    private static boolean isVisible(Post post, PostFilter filter) {
        return post.isPublished() || filter.viewer().equals(Optional.of(post.author()));
    }

    private static boolean meets(Post post, PostFilter filter) {
        Post.State state = post.state();
        Optional<Instant> published = state.publishedAt();
        return holds(filter.author(), post.author()::equals)
                && holds(filter.status(), status -> status == state.status())
                && holds(
                        filter.publishedAfter(),
                        after -> published.filter(after::isBefore).isPresent())
                && holds(
                        filter.publishedBefore(),
                        before -> published.filter(before::isAfter).isPresent())
                && holds(filter.search(), search -> Search.of(search).finds(post));
    }

    private static <T> boolean holds(Optional<T> condition, Predicate<T> check) {
        return condition.map(check::test).orElse(true);
    }
}
