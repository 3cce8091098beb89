package io.masthead.adapters.persistence.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the database can be written, by a connection of its own: requests that wait for those of the pool do not
 * make a service look ill. Checks at the same time are one.
 */
public final class WritableDatabase implements AutoCloseable {

    /** The time for the connection that there is, and again for a new one to each of the hosts. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final String CHECK =
            "select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'";

    private final DriverDataSource driver;
    private @Nullable CompletableFuture<Boolean> running;
    private @Nullable Connection connection;

    /**
     * Creates the check.
     *
     * @param pool the pool of the service, whose address and login it uses
     */
    public WritableDatabase(HikariDataSource pool) {
        driver = PersistentDataSource.driverOf(pool);
    }

    /** {@return whether it can be written; false as well if it does not say so within seconds} */
    public boolean isWritable() {
        CompletableFuture<Boolean> check = new CompletableFuture<>();
        CompletableFuture<Boolean> other = runningOr(check);
        if (other != null) {
            return other.join();
        }
        boolean isWritable = false;
        try {
            isWritable = check();
        } finally {
            synchronized (this) {
                running = null;
            }
            boolean unused = check.complete(isWritable);
        }
        return isWritable;
    }

    private synchronized @Nullable CompletableFuture<Boolean> runningOr(CompletableFuture<Boolean> check) {
        CompletableFuture<Boolean> other = running;
        if (other == null) {
            running = check;
        }
        return other;
    }

    /** Only one thread at a time is here. */
    private boolean check() {
        try {
            Connection kept = connection;
            return (kept != null && DatabaseDeadline.within(LIMIT, () -> isTrue(kept)))
                    || DatabaseDeadline.within(LIMIT, () -> isTrue(renewed()));
        } catch (SQLException away) {
            close();
            return false;
        }
    }

    /** A new one: what a session may write can be decided at its beginning, and one that was kept may be lost. */
    private Connection renewed() throws SQLException {
        close();
        Connection opened = driver.getConnection();
        connection = opened;
        return opened;
    }

    private static boolean isTrue(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(CHECK)) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException lost) {
            return false;
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException lost) {
                // It is closed already.
            }
        }
    }
}
