package example.storage;

import io.masthead.domain.Failure;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.StorageUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Access to a table with an id, a version and the given columns. */
abstract class Table<I, T> {

    private static final String CURRENT = " where id = ? and version = ?)";

    final Database database;
    private final Kind<I, T> kind;

    Table(Database database, Kind<I, T> kind) {
        this.database = database;
        this.kind = kind;
    }

    /** Mapping of entities to columns, and of violated constraints to failures. */
    record Kind<I, T>(String table, String columns, LongFunction<I> identity, ToLongFunction<I> number,
            int constraint, Function<T, Failure> refusal) {}

    abstract T read(ResultSet row) throws SQLException;

    /** Returns the values of the columns, then the id and the version. */
    abstract List<Object> values(T kept);

    public I nextId() {
        return database.query(row -> kind.identity.apply(row.getLong(1)), "select next value for identities").get(0);
    }

    public Optional<T> find(I id) {
        return first(kind.table + " where id = ?", kind.number.applyAsLong(id));
    }

    public Optional<T> lock(I id) {
        return first(kind.table + " where id = ? for update", kind.number.applyAsLong(id));
    }

    public void add(T added) {
        change(added, "final table (insert into %s (%s, id, version) values (%s, ?, ?))", values(added));
    }

    public T save(T saved) {
        return change(saved, "final table (update %s set (%s) = (%s), version = version + 1" + CURRENT, values(saved));
    }

    public void remove(T removed) {
        List<Object> values = values(removed);
        change(removed, "old table (delete from %s" + CURRENT, values.subList(values.size() - 2, values.size()));
    }

    List<T> select(String source, Object... values) {
        return database.query(this::read, "select * from " + source, values);
    }

    Optional<T> first(String source, Object... values) {
        return select(source, values).stream().findFirst();
    }

    private T change(T changed, String change, List<Object> values) {
        String sql = change.formatted(kind.table, kind.columns, kind.columns.replaceAll("\\w+", "?"));
        try {
            return first(sql, values.toArray()).orElseThrow(ConcurrentUpdate::new);
        } catch (StorageUnavailable failure) {
            boolean isRefused = failure.getCause() instanceof SQLException by && by.getErrorCode() == kind.constraint;
            throw isRefused ? kind.refusal.apply(changed) : failure;
        }
    }
}
