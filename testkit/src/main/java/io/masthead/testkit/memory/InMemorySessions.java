package io.masthead.testkit.memory;

import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In-memory repository of sessions. */
final class InMemorySessions implements SessionRepository {

    private static final Comparator<Session> LAST_USED_FIRST = Comparator.comparing(
                    (Session session) -> session.state().lastUsedAt())
            .thenComparingLong(session -> session.id().value())
            .reversed();

    private final Tables tables;
    private final AtomicLong lastId = new AtomicLong();

    InMemorySessions(Tables tables) {
        this.tables = tables;
    }

    @Override
    public SessionId nextId() {
        return new SessionId(lastId.incrementAndGet());
    }

    @Override
    public Optional<Session> find(SessionId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.sessions.get(id));
        }
    }

    @Override
    public Map<SessionId, Role> findOpen(Set<SessionId> ids, Instant now) {
        synchronized (tables) {
            return ids.stream()
                    .flatMap(id -> find(id).stream())
                    .filter(session -> session.isOpen(now))
                    .collect(Collectors.toMap(Session::id, session -> role(session.user())));
        }
    }

    private Role role(UserId user) {
        return Objects.requireNonNull(tables.users.get(user.value())).state().role();
    }

    @Override
    public Optional<Session> lock(TokenHash family) {
        synchronized (tables) {
            return tables.sessions.values().stream()
                    .filter(session -> session.state().family().equals(family))
                    .findFirst();
        }
    }

    @Override
    public List<Session> list(UserId user) {
        synchronized (tables) {
            return tables.sessions.values().stream()
                    .filter(session -> session.user().equals(user))
                    .sorted(LAST_USED_FIRST)
                    .toList();
        }
    }

    @Override
    public void add(Session session) {
        synchronized (tables) {
            tables.requireUser(session.user());
            if (find(session.id()).isPresent() || lock(session.state().family()).isPresent()) {
                throw new IllegalStateException("The session exists already: " + session);
            }
            tables.sessions.put(session.id(), session);
        }
    }

    @Override
    public void save(Session session) {
        synchronized (tables) {
            tables.sessions.replace(session.id(), session);
        }
    }

    @Override
    public boolean remove(UserId user, SessionId id) {
        synchronized (tables) {
            return tables.sessions
                    .values()
                    .removeIf(
                            session -> session.id().equals(id) && session.user().equals(user));
        }
    }

    @Override
    public Set<SessionId> removeAll(UserId user, Optional<SessionId> kept) {
        synchronized (tables) {
            return remove(list(user).stream().map(Session::id).filter(id -> !kept.equals(Optional.of(id))));
        }
    }

    @Override
    public Set<SessionId> removeSurplus(UserId user, int kept) {
        synchronized (tables) {
            return remove(list(user).stream().map(Session::id).skip(kept));
        }
    }

    @Override
    public void removeExpired(Instant now) {
        synchronized (tables) {
            tables.sessions.values().removeIf(session -> !session.isOpen(now));
        }
    }

    private Set<SessionId> remove(Stream<SessionId> ids) {
        Set<SessionId> removed = ids.collect(Collectors.toUnmodifiableSet());
        tables.sessions.keySet().removeAll(removed);
        return removed;
    }
}
