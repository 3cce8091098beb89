package io.masthead.testkit.memory;

import io.masthead.domain.PageRequest;
import io.masthead.domain.StaleVersion;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.UserRepository;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Users and posts in memory, as strict as the database: unique addresses, references, versions, order and paging. What
 * goes in and out are values that never change, so nothing is stored but by {@code add} and {@code save}.
 *
 * <p>Safe for use by many threads. A transaction ({@link #inTransaction}) has the storage to itself, which is what
 * {@code lock} promises; it is never rolled back.
 */
public final class InMemoryStorage {

    private static final Comparator<Post> NEWEST_FIRST = Comparator.comparing(
                    (Post post) -> post.state().createdAt())
            .thenComparingLong(post -> post.id().value())
            .reversed();

    private final TreeMap<Long, User> users = new TreeMap<>();
    private final Map<PostId, Post> posts = new HashMap<>();
    private final UserRepository userRepository = new InMemoryUsers();
    private final PostRepository postRepository = new InMemoryPosts();
    private long lastUserId;
    private long lastPostId;

    /** Makes an empty storage. */
    public InMemoryStorage() {}

    /** {@return the users in it} */
    public UserRepository users() {
        return userRepository;
    }

    /** {@return the posts in it} */
    public PostRepository posts() {
        return postRepository;
    }

    /**
     * Runs work while nobody else changes or reads anything.
     *
     * @param <T> what the work returns
     * @param work the work
     * @return what the work returned
     */
    public synchronized <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    private static <T> List<T> page(Stream<T> all, PageRequest page) {
        return all.skip(page.skip()).limit(page.limit()).toList();
    }

    private final class InMemoryUsers implements UserRepository {

        @Override
        public UserId nextId() {
            synchronized (InMemoryStorage.this) {
                return new UserId(++lastUserId);
            }
        }

        @Override
        public Optional<User> find(UserId id) {
            synchronized (InMemoryStorage.this) {
                return Optional.ofNullable(users.get(id.value()));
            }
        }

        @Override
        public Optional<User> lock(UserId id) {
            return find(id);
        }

        @Override
        public Optional<User> findByEmail(EmailAddress email) {
            synchronized (InMemoryStorage.this) {
                return users.values().stream()
                        .filter(user -> user.email().equals(email))
                        .findFirst();
            }
        }

        @Override
        public List<User> list(PageRequest page) {
            synchronized (InMemoryStorage.this) {
                return page(users.values().stream(), page);
            }
        }

        @Override
        public long count() {
            synchronized (InMemoryStorage.this) {
                return users.size();
            }
        }

        @Override
        public Set<UserId> lockAdmins() {
            synchronized (InMemoryStorage.this) {
                return users.values().stream()
                        .filter(User::isAdmin)
                        .map(User::id)
                        .collect(Collectors.toUnmodifiableSet());
            }
        }

        @Override
        public void add(User user) {
            synchronized (InMemoryStorage.this) {
                requireFreeEmail(user);
                users.put(user.id().value(), user);
            }
        }

        @Override
        public User save(User user) {
            synchronized (InMemoryStorage.this) {
                requireCurrent(user);
                requireFreeEmail(user);
                User.State s = user.state();
                User saved = User.restore(new User.State(
                        s.id(),
                        s.name(),
                        s.email(),
                        s.age(),
                        s.role(),
                        s.passwordHash(),
                        s.createdAt(),
                        s.updatedAt(),
                        s.version() + 1));
                users.put(user.id().value(), saved);
                return saved;
            }
        }

        @Override
        public void remove(User user) {
            synchronized (InMemoryStorage.this) {
                requireCurrent(user);
                users.remove(user.id().value());
                posts.values().removeIf(post -> post.author().equals(user.id()));
            }
        }

        private void requireCurrent(User user) {
            User stored = users.get(user.id().value());
            if (stored == null || stored.version() != user.version()) {
                throw new StaleVersion();
            }
        }

        private void requireFreeEmail(User user) {
            boolean taken = users.values().stream()
                    .anyMatch(other -> !other.equals(user) && other.email().equals(user.email()));
            if (taken) {
                throw new EmailTaken(user.email());
            }
        }
    }

    private final class InMemoryPosts implements PostRepository {

        @Override
        public PostId nextId() {
            synchronized (InMemoryStorage.this) {
                return new PostId(++lastPostId);
            }
        }

        @Override
        public Optional<Post> find(PostId id) {
            synchronized (InMemoryStorage.this) {
                return Optional.ofNullable(posts.get(id));
            }
        }

        @Override
        public Optional<Post> lock(PostId id) {
            return find(id);
        }

        @Override
        public List<Post> list(PostFilter filter, PageRequest page) {
            synchronized (InMemoryStorage.this) {
                return page(posts.values().stream().filter(matching(filter)).sorted(NEWEST_FIRST), page);
            }
        }

        @Override
        public long count(PostFilter filter) {
            synchronized (InMemoryStorage.this) {
                return posts.values().stream().filter(matching(filter)).count();
            }
        }

        @Override
        public void add(Post post) {
            synchronized (InMemoryStorage.this) {
                if (!users.containsKey(post.author().value())) {
                    throw new UserNotFound(post.author());
                }
                posts.put(post.id(), post);
            }
        }

        @Override
        public Post save(Post post) {
            synchronized (InMemoryStorage.this) {
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
                posts.put(post.id(), saved);
                return saved;
            }
        }

        @Override
        public void remove(Post post) {
            synchronized (InMemoryStorage.this) {
                requireCurrent(post);
                posts.remove(post.id());
            }
        }

        private void requireCurrent(Post post) {
            Post stored = posts.get(post.id());
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
}
