package example.storage;

import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Users in H2. */
public final class H2Users implements UserRepository {

    private final Database database;
    private final Table<User.State> table;

    /**
     * Keeps them in a database.
     *
     * @param database which
     */
    public H2Users(Database database) {
        this.database = database;
        this.table = new Table<>(database, "users", User.State.class);
    }

    @Override public UserId nextId() {
        return new UserId(database.number(Table.NEXT_ID));
    }

    @Override public Optional<User> find(UserId id) {
        return table.first("where id = ?", id.value()).map(User::restore);
    }

    @Override public Optional<User> lock(UserId id) {
        return table.first("where id = ? for update", id.value()).map(User::restore);
    }

    @Override public Optional<User> findByEmail(EmailAddress email) {
        return table.first("where email = ?", email.value()).map(User::restore);
    }

    @Override public List<User> findAll(Set<UserId> ids) {
        Object values = ids.stream().map(UserId::value).toArray();
        return table.select("where id = any(?)", values).stream().map(User::restore).toList();
    }

    @Override public List<User> list(Optional<UserId> after, PageRequest page) {
        return table.select("where id > ? order by id offset ? rows fetch next ? rows only",
                after.map(UserId::value).orElse(0L), page.skip(), page.limit()).stream().map(User::restore).toList();
    }

    @Override public long count() {
        return database.number("select count(*) from users");
    }

    @Override public Set<UserId> lockAdmins() {
        return table.select("where role = 'ADMIN' for update").stream().map(User.State::id).collect(Collectors.toSet());
    }

    @Override public void add(User user) {
        unlessTaken(user, () -> table.insert(user.state()));
    }

    @Override public User save(User user) {
        return User.restore(unlessTaken(user, () -> table.save(user.state())));
    }

    @Override public void remove(User user) {
        table.remove(user.state());
    }

    private static <T> T unlessTaken(User user, Supplier<T> change) {
        try {
            return change.get();
        } catch (StorageUnavailable failure) {
            throw Database.isRefusedBy(Database.UNIQUE, failure) ? new EmailTaken(user.email()) : failure;
        }
    }
}
