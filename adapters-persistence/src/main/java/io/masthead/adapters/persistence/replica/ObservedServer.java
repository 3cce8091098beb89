package io.masthead.adapters.persistence.replica;

import io.masthead.adapters.persistence.connection.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Connection of its own to a server, which is made again after a failure. It waits for no host longer than a second. */
final class ObservedServer implements AutoCloseable {

    private static final int SECONDS = 1;

    private final PGSimpleDataSource source;

    private @Nullable Connection connection;
    private @Nullable Thread loggingIn;
    private boolean closed;

    ObservedServer(JdbcConnectionDetails login) {
        source = new PGSimpleDataSource();
        source.setConnectTimeout(SECONDS);
        source.setSocketTimeout(SECONDS);
        // Leaves nothing behind in the session, which a pooler may give to others.
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        fill(source, login);
        // Of all hosts together. With it, the driver lets the thread that waits for the login be interrupted.
        source.setLoginTimeout(SECONDS * source.getServerNames().length);
    }

    /** Sets a login. Parameters that are set already win over those of its URL. */
    static void fill(PGSimpleDataSource source, JdbcConnectionDetails login) {
        source.setURL(login.getJdbcUrl());
        source.setUser(login.getUsername());
        source.setPassword(login.getPassword());
    }

    /** Runs a query that has one row. */
    <T> T ask(String query, RowReader<T> reader) throws SQLException {
        Connection open = opened();
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return reader.read(row);
        } catch (SQLException problem) {
            abort();
            throw problem;
        }
    }

    private Connection opened() throws SQLException {
        Connection kept = keptOrBegin();
        if (kept != null) {
            return kept;
        }
        try {
            return keep(source.getConnection());
        } finally {
            end();
        }
    }

    private synchronized @Nullable Connection keptOrBegin() throws SQLException {
        requireOpen();
        if (connection == null) {
            loggingIn = Thread.currentThread();
        }
        return connection;
    }

    private synchronized Connection keep(Connection opened) throws SQLException {
        connection = opened;
        requireOpen();
        return opened;
    }

    private synchronized void end() {
        loggingIn = null;
        if (closed) {
            abort(); // what was opened in the meantime
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLException("This server is not observed any more");
        }
    }

    /** Ends what another thread waits for, which may be a login. */
    @Override
    public synchronized void close() {
        closed = true;
        if (loggingIn != null) {
            loggingIn.interrupt();
        }
        abort();
    }

    private synchronized void abort() {
        Connections.abort(connection);
        connection = null;
    }

    /** Reader of the only row. */
    @FunctionalInterface
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }
}
