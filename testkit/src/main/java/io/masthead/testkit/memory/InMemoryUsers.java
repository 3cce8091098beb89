package io.masthead.testkit.memory;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.PageRequest;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** In-memory repository of users. */
final class InMemoryUsers implements UserRepository {

    private final Tables tables;
    private final AtomicLong lastId = new AtomicLong();

    InMemoryUsers(Tables tables) {
        this.tables = tables;
    }

    @Override
    public UserId nextId() {
        return new UserId(lastId.incrementAndGet());
    }

    @Override
    public Optional<User> find(UserId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.users.get(id.value()));
        }
    }

    @Override
    public Optional<User> lock(UserId id) {
        return find(id);
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        synchronized (tables) {
            return tables.users.values().stream()
                    .filter(user -> user.email().equals(email))
                    .findFirst();
        }
    }

    @Override
    public List<User> findAll(Set<UserId> ids) {
        synchronized (tables) {
            return ids.stream().flatMap(id -> find(id).stream()).toList();
        }
    }

    @Override
    public List<User> list(Optional<UserId> after, PageRequest page) {
        synchronized (tables) {
            return tables.users.tailMap(after.map(UserId::value).orElse(0L), false).values().stream()
                    .skip(page.skip())
                    .limit(page.limit())
                    .toList();
        }
    }

    @Override
    public long count() {
        synchronized (tables) {
            return tables.users.size();
        }
    }

    @Override
    public Set<UserId> lockAdmins() {
        synchronized (tables) {
            return tables.users.values().stream()
                    .filter(User::isAdmin)
                    .map(User::id)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public void add(User user) {
        synchronized (tables) {
            requireFreeEmail(user);
            if (tables.users.putIfAbsent(user.id().value(), user) != null) {
                throw new IllegalStateException("The user exists already: " + user);
            }
        }
    }

    @Override
    public User save(User user) {
        synchronized (tables) {
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
            tables.users.put(user.id().value(), saved);
            return saved;
        }
    }

    @Override
    public void remove(User user) {
        synchronized (tables) {
            requireCurrent(user);
            tables.users.remove(user.id().value());
            tables.removeReferencesTo(user.id());
        }
    }

    @Override
    public List<UserId> removeUnclaimed(Instant before, int limit) {
        synchronized (tables) {
            List<User> unclaimed = tables.users.values().stream()
                    .filter(user -> !user.isAdmin() && user.passwordHash().isEmpty())
                    .filter(user -> user.state().updatedAt().isBefore(before))
                    .filter(user -> !tables.identities.containsValue(user.id()))
                    .filter(user -> tables.posts.values().stream()
                            .noneMatch(post -> post.author().equals(user.id())))
                    .limit(limit)
                    .toList();
            unclaimed.forEach(this::remove);
            return unclaimed.stream().map(User::id).toList();
        }
    }

    private void requireCurrent(User user) {
        User stored = tables.users.get(user.id().value());
        if (stored == null || stored.version() != user.version()) {
            throw new ConcurrentUpdate();
        }
    }

    private void requireFreeEmail(User user) {
        boolean taken = tables.users.values().stream()
                .anyMatch(other -> !other.equals(user) && other.email().equals(user.email()));
        if (taken) {
            throw new EmailTaken(user.email());
        }
    }
}
