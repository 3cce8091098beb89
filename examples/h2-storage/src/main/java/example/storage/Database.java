package example.storage;

import io.masthead.application.UnitOfWork;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcConnectionPool;

/** Runs statements on H2: in the transaction of the thread if there is one, else each in its own. */
public final class Database implements UnitOfWork {

    static final String UNIQUE = "23505";
    static final String REFERENCE = "23506";
    private static final Set<String> IN_THE_WAY = Set.of("40001", "HYT00"); // deadlock, too long a wait for a lock

    private final JdbcConnectionPool pool;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    /**
     * Opens a database, and makes its tables if there are none.
     *
     * @param url where, as JDBC says it
     * @throws IOException if this jar is damaged
     */
    public Database(String url) throws IOException {
        pool = JdbcConnectionPool.create(url, "sa", "");
        try (InputStream schema = Database.class.getResourceAsStream("schema.sql")) {
            update(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    interface Work<S, T> {
        T on(S source) throws SQLException;
    }

    @Override public <T> T run(Supplier<T> work) {
        return connected(connection -> {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } finally {
                current.remove();
                connection.rollback(); // undoes nothing after a commit
            }
        });
    }

    <T> List<T> query(Work<ResultSet, T> row, String sql, Object... values) {
        return prepared(sql, values, statement -> {
            List<T> rows = new ArrayList<>();
            for (ResultSet results = statement.executeQuery(); results.next(); ) {
                rows.add(row.on(results));
            }
            return rows;
        });
    }

    long number(String sql, Object... values) {
        return query(row -> row.getLong(1), sql, values).get(0);
    }

    int update(String sql, Object... values) {
        return prepared(sql, values, PreparedStatement::executeUpdate);
    }

    static boolean isRefusedBy(String constraint, StorageUnavailable failure) {
        return failure.getCause() instanceof SQLException cause && constraint.equals(cause.getSQLState());
    }

    private <T> T prepared(String sql, Object[] values, Work<PreparedStatement, T> work) {
        return connected(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return work.on(statement);
            }
        });
    }

    private <T> T connected(Work<Connection, T> work) {
        if (current.get() != null) {
            return translated(work, current.get());
        }
        return translated(untouched -> {
            try (Connection connection = pool.getConnection()) {
                return work.on(connection);
            }
        }, pool);
    }

    private static <S, T> T translated(Work<S, T> work, S source) {
        try {
            return work.on(source);
        } catch (SQLException failure) {
            throw IN_THE_WAY.contains(failure.getSQLState())
                    ? new StorageContention(failure) : new StorageUnavailable(failure);
        }
    }
}
