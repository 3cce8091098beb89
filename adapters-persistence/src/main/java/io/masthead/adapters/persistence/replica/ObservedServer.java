package io.masthead.adapters.persistence.replica;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Connection of its own to a server, which is made again after a failure. It waits for nothing longer than a second. */
final class ObservedServer implements AutoCloseable {

    private static final int SECONDS = 1;

    private final PGSimpleDataSource source;
    /** Also closed by another thread, to end what this one waits for. */
    private volatile @Nullable Connection connection;

    ObservedServer(JdbcConnectionDetails login) {
        source = new PGSimpleDataSource();
        source.setConnectTimeout(SECONDS);
        source.setLoginTimeout(SECONDS);
        source.setSocketTimeout(SECONDS);
        // Leaves nothing behind in the session, which a pooler may give to others.
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        fill(source, login);
    }

    /** Sets a login. Parameters that are set already win over those of its URL. */
    static void fill(PGSimpleDataSource source, JdbcConnectionDetails login) {
        source.setURL(login.getJdbcUrl());
        source.setUser(login.getUsername());
        source.setPassword(login.getPassword());
    }

    /** Runs a query that has one row. */
    <T> T ask(String query, RowReader<T> reader) throws SQLException {
        try {
            Connection open = connection;
            if (open == null) {
                open = source.getConnection();
                connection = open;
            }
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return reader.read(row);
            }
        } catch (SQLException problem) {
            close();
            throw problem;
        }
    }

    /** Sends no farewell, for which a server that is frozen could make it wait. */
    @Override
    public void close() {
        Connection ended = connection;
        connection = null;
        if (ended != null) {
            try {
                ended.abort(Runnable::run);
            } catch (SQLException broken) {
                // It is gone all the same.
            }
        }
    }

    /** Reader of the only row. */
    @FunctionalInterface
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }
}
