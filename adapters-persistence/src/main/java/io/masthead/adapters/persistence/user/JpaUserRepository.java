package io.masthead.adapters.persistence.user;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.PageRequest;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Users in PostgreSQL. */
@Component
final class JpaUserRepository implements UserRepository {

    private final UserJpaRepository rows;
    private final EntityManager entityManager;
    private final LongSupplier ids;

    JpaUserRepository(UserJpaRepository rows, EntityManager entityManager, @Qualifier("userIds") LongSupplier ids) {
        this.rows = rows;
        this.entityManager = entityManager;
        this.ids = ids;
    }

    @Override
    public UserId nextId() {
        return new UserId(ids.getAsLong());
    }

    @Override
    public Optional<User> find(UserId id) {
        return translating(() -> rows.findById(id.value()).map(UserEntity::toUser));
    }

    @Override
    public Optional<User> lock(UserId id) {
        return translating(() -> Optional.ofNullable(
                        entityManager.find(UserEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(UserEntity::toUser));
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return translating(() -> rows.findByEmail(email.value()).map(UserEntity::toUser));
    }

    @Override
    public List<User> findAll(Set<UserId> ids) {
        return translating(() -> {
            List<Long> numbers = ids.stream().map(UserId::value).toList();
            return rows.findAllById(numbers).stream().map(UserEntity::toUser).toList();
        });
    }

    @Override
    public List<User> list(Optional<UserId> after, PageRequest page) {
        return translating(() -> {
            long behind = after.map(UserId::value).orElse(0L);
            return rows.page(behind, page.skip(), page.limit()).stream()
                    .map(UserEntity::toUser)
                    .toList();
        });
    }

    @Override
    public long count() {
        return translating(() -> rows.count());
    }

    @Override
    public Set<UserId> lockAdmins() {
        return translating(() -> rows.lockAdmins().stream().map(UserId::new).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void add(User user) {
        translating(takenEmail(user), () -> {
            entityManager.persist(UserEntity.ofNew(user.state()));
            entityManager.flush();
        });
    }

    @Override
    public User save(User user) {
        return translating(takenEmail(user), () -> {
            UserEntity merged = entityManager.merge(UserEntity.of(user.state()));
            entityManager.flush();
            return merged.toUser();
        });
    }

    @Override
    public void remove(User user) {
        translating(() -> {
            if (rows.delete(user.id().value(), user.version()) == 0) {
                throw new ConcurrentUpdate();
            }
        });
    }

    private static Map<String, Function<RuntimeException, Failure>> takenEmail(User user) {
        return Map.of("users_email_key", problem -> new EmailTaken(user.email()));
    }
}
