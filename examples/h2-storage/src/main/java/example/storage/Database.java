package example.storage;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcConnectionPool;

/** Runs statements on H2, in the transaction of the thread or, without one, each in its own. */
public final class Database implements UnitOfWork {

    private final JdbcConnectionPool pool;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final ThreadLocal<Boolean> failed = ThreadLocal.withInitial(() -> false);

    /**
     * Opens a database and creates missing tables.
     *
     * @param url the JDBC URL
     * @throws IOException if this jar is damaged
     */
    public Database(String url) throws IOException {
        pool = JdbcConnectionPool.create(url, "sa", "");
        try (InputStream schema = Database.class.getResourceAsStream("schema.sql")) {
            String sql = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            connected(connection -> connection.createStatement().execute(sql));
        }
    }

    interface Work<S, T> { T on(S source) throws SQLException; }

    /** Inside another unit of work, one that fails, or that changes what the outer one only reads, takes it with it. */
    @Override public <T> T run(Supplier<T> work) {
        boolean before = current.get() != null && failed.get();
        failed.set(current.get() != null);
        T result = current.get() == null ? inTransaction(Connection.TRANSACTION_READ_COMMITTED, work) : work.get();
        failed.set(before || current.get() != null && connected(Connection::getTransactionIsolation) == Constants.TRANSACTION_SNAPSHOT);
        return result;
    }

    /** Runs work in a snapshot of the database. */
    @Override public <T> T read(Supplier<T> work) {
        return current.get() == null ? inTransaction(Constants.TRANSACTION_SNAPSHOT, work) : work.get();
    }

    private <T> T inTransaction(int isolation, Supplier<T> work) {
        return connected(connection -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation);
            current.set(connection);
            try {
                T result = work.get();
                if (failed.get()) {
                    throw new IllegalStateException("A unit of work inside this one failed, or changed what this one only reads");
                }
                connection.commit();
                return result;
            } finally {
                current.remove(); // closing without a commit rolls back
            }
        });
    }

    <T> List<T> query(Work<ResultSet, T> row, String sql, Object... values) {
        return connected(connection -> {
            List<T> rows = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                for (ResultSet results = statement.executeQuery(); results.next(); ) {
                    rows.add(row.on(results));
                }
            }
            return rows;
        });
    }

    private <T> T connected(Work<Connection, T> work) {
        Connection shared = current.get();
        try (Connection own = shared == null ? pool.getConnection() : null) {
            return work.on(shared == null ? own : shared);
        } catch (SQLException cause) { // transient: a deadlock, or a timeout of a lock
            throw cause instanceof SQLTransientException ? new StorageContention(cause) : new StorageUnavailable(cause);
        }
    }
}
