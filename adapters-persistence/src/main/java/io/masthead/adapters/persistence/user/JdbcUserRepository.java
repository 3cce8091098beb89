package io.masthead.adapters.persistence.user;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.instant;
import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users in PostgreSQL. */
@Component
final class JdbcUserRepository implements UserRepository {

    static final Table<User.State> TABLE = new Table<>(
            "users",
            List.of(
                    new Column<>("id", user -> user.id().value()),
                    new Column<>("name", user -> user.name().value()),
                    new Column<>("email", user -> user.email().value()),
                    new Column<>("age", user -> user.age().map(Age::years).orElse(null)),
                    new Column<>("role", user -> user.role().name()),
                    new Column<>(
                            "password_hash",
                            user -> user.passwordHash().map(PasswordHash::value).orElse(null)),
                    new Column<>("created_at", user -> timestamp(user.createdAt())),
                    new Column<>("updated_at", user -> timestamp(user.updatedAt())),
                    new Column<>("version", User.State::version)));

    private static final String INSERT = TABLE.insert();
    private static final String UPDATE = TABLE.updateVersion("id", "version");

    private static final String SELECT = "select " + TABLE.names() + " from users where ";
    private static final String BY_ID = SELECT + "id = ?";
    private static final String LOCK = BY_ID + " for no key update";
    private static final String HAS_NOTHING = """
            not exists (select from identities where user_id = users.id)
            and not exists (select from posts where author_id = users.id)""";
    private static final String UNCLAIMED = """
            select id from users where password_hash is null and role = 'USER' and updated_at < ? and\s""" + HAS_NOTHING + " limit ? for update skip locked";
    private static final String BY_EMAIL = SELECT + "lower(email) = ?";

    private final JdbcClient jdbc;
    private final LongSupplier ids;

    JdbcUserRepository(JdbcClient jdbc, @Qualifier("userIds") LongSupplier ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public UserId nextId() {
        return new UserId(ids.getAsLong());
    }

    @Override
    public Optional<User> find(UserId id) {
        return one(BY_ID, id.value());
    }

    @Override
    public Optional<User> lock(UserId id) {
        return one(LOCK, id.value());
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return one(BY_EMAIL, email.value());
    }

    private Optional<User> one(String select, Object key) {
        return translating(() ->
                jdbc.sql(select).param(key).query(JdbcUserRepository::user).optional());
    }

    @Override
    public List<User> findAll(Set<UserId> ids) {
        Long[] values = ids.stream().map(UserId::value).toArray(Long[]::new);
        return translating(() -> jdbc.sql(SELECT + "id = any (?)")
                .param(values)
                .query(JdbcUserRepository::user)
                .list());
    }

    @Override
    public List<User> list(Optional<UserId> after, PageRequest page) {
        // The limit is part of the text: a plan for any limit is so bad that the server would plan each execution anew.
        String sql = SELECT + "id > ? order by id limit " + page.limit() + (page.skip() > 0 ? " offset ?" : "");
        return translating(() -> {
            JdbcClient.StatementSpec statement =
                    jdbc.sql(sql).param(after.map(UserId::value).orElse(0L));
            return (page.skip() > 0 ? statement.param(page.skip()) : statement)
                    .query(JdbcUserRepository::user)
                    .list();
        });
    }

    @Override
    public long count() {
        return translating(
                () -> jdbc.sql("select count(*) from users").query(Long.class).single());
    }

    /** Locks in the order of ids, so that two transactions that lock the admins cannot deadlock. */
    @Override
    public Set<UserId> lockAdmins() {
        return translating(() -> Set.copyOf(jdbc.sql("select id from users where role = 'ADMIN' order by id for update")
                .query((row, number) -> new UserId(row.getLong(1)))
                .list()));
    }

    @Override
    public void add(User user) {
        translating(takenEmail(user), () -> {
            int unused = TABLE.bind(jdbc.sql(INSERT), user.state()).update();
        });
    }

    @Override
    public User save(User user) {
        return translating(
                takenEmail(user),
                () -> TABLE.bind(jdbc.sql(UPDATE), user.state())
                        .query(JdbcUserRepository::user)
                        .optional()
                        .orElseThrow(ConcurrentUpdate::new));
    }

    @Override
    public void remove(User user) {
        translating(() -> {
            int removed = jdbc.sql("delete from users where id = ? and version = ?")
                    .param(user.id().value())
                    .param(user.version())
                    .update();
            if (removed == 0) {
                throw new ConcurrentUpdate();
            }
        });
    }

    /**
     * Locks first, which keeps identities and posts from being added, and looks for them in a second statement, which sees
     * those that were added before the lock.
     */
    @Override
    public List<UserId> removeUnclaimed(Instant before, int limit) {
        return translating(() -> {
            Long[] candidates = jdbc.sql(UNCLAIMED)
                    .param(timestamp(before))
                    .param(limit)
                    .query(Long.class)
                    .list()
                    .toArray(Long[]::new);
            return jdbc.sql("delete from users where id = any (?) and " + HAS_NOTHING + " returning id")
                    .param(candidates)
                    .query((row, number) -> new UserId(row.getLong(1)))
                    .list();
        });
    }

    private static Map<String, Function<RuntimeException, Failure>> takenEmail(User user) {
        return Map.of("users_email_key", problem -> new EmailTaken(user.email()));
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return User.restore(new User.State(
                new UserId(row.getLong("id")),
                UserName.restore(row.getString("name")),
                EmailAddress.restore(row.getString("email")),
                Optional.ofNullable(row.getObject("age", Integer.class)).map(Age::new),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("password_hash")).map(PasswordHash::new),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version")));
    }
}
