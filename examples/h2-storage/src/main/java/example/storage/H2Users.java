package example.storage;

import io.masthead.domain.PageRequest;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.api.ErrorCode;

/** Repository of users in H2. */
public final class H2Users extends Table<UserId, User> implements UserRepository {

    /**
     * Creates the repository.
     *
     * @param database the database
     */
    public H2Users(Database database) {
        super(database, new Kind<>("users", "name, email, age, role, password_hash, created_at, updated_at",
                UserId::new, UserId::value, ErrorCode.DUPLICATE_KEY_1, user -> new EmailTaken(user.email())));
    }

    @Override public Optional<User> findByEmail(EmailAddress email) {
        return first("users where email = ?", email.value());
    }

    @Override public List<User> findAll(Set<UserId> ids) {
        return select("users where id = any(?)", (Object) ids.stream().map(UserId::value).toArray());
    }

    @Override public List<User> list(Optional<UserId> after, PageRequest page) {
        return select("users where id > ? order by id offset ? rows fetch next ? rows only",
                after.map(UserId::value).orElse(0L), page.skip(), page.limit());
    }

    @Override public long count() {
        return database.query(row -> row.getLong(1), "select count(*) from users").get(0);
    }

    @Override public Set<UserId> lockAdmins() {
        return select("users where role = 'ADMIN' for update").stream().map(User::id).collect(Collectors.toSet());
    }

    @Override public List<UserId> removeUnclaimed(Instant before, int limit) {
        List<User> unclaimed = select("users where password_hash is null and role = 'USER' and updated_at < ?"
                + " and id not in (select author from posts) fetch first ? rows only for update", before, limit);
        unclaimed.forEach(this::remove);
        return unclaimed.stream().map(User::id).collect(Collectors.toList());
    }

    @Override User read(ResultSet row) throws SQLException {
        return User.restore(new User.State(new UserId(row.getLong("id")), UserName.restore(row.getString("name")),
                EmailAddress.restore(row.getString("email")), Optional.ofNullable(row.getObject("age", Integer.class)).map(Age::new),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("password_hash")).map(PasswordHash::new),
                row.getObject("created_at", Instant.class), row.getObject("updated_at", Instant.class),
                row.getLong("version")));
    }

    @Override List<Object> values(User user) {
        User.State state = user.state();
        return Arrays.asList(state.name().value(), state.email().value(), state.age().map(Age::years).orElse(null), state.role().name(),
                state.passwordHash().map(PasswordHash::value).orElse(null), state.createdAt(), state.updatedAt(),
                state.id().value(), state.version());
    }
}
