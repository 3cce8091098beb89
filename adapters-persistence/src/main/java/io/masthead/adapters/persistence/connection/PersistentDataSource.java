package io.masthead.adapters.persistence.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Source of the connections of a pool that tries again while the database is away. HikariCP would wait up to 5 s
 * between two attempts, so that requests would fail for as long after the database is back; and a login to a server that
 * is silent would have no limit.
 */
public final class PersistentDataSource extends AbstractDataSource {

    private static final Duration LOGIN = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HikariDataSource pool;
    private final DriverDataSource driver;
    private final StaleConnections stale;

    /** The start of a service fails at once. */
    private volatile boolean hasConnected;

    private volatile boolean isAway;

    private PersistentDataSource(HikariDataSource pool, StaleConnections stale) {
        this.pool = pool;
        this.stale = stale;
        this.driver = driverOf(pool);
    }

    /**
     * Prepares a pool, before it is used.
     *
     * @param pool the pool, with its address, login and properties
     */
    public static void prepare(HikariDataSource pool) {
        StaleConnections stale = new StaleConnections(pool);
        pool.setDataSource(new PersistentDataSource(pool, stale));
        pool.setExceptionOverride(stale);
    }

    /** {@return a source of connections like those of a pool, but beside it} */
    static DriverDataSource driverOf(HikariDataSource pool) {
        return new DriverDataSource(
                pool.getJdbcUrl(),
                pool.getDriverClassName(),
                pool.getDataSourceProperties(),
                pool.getUsername(),
                pool.getPassword());
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                Connection connection = SilentConnections.reportedTo(
                        stale::discard, () -> DatabaseDeadline.within(LOGIN, driver::getConnection));
                hasConnected = true;
                isAway = false;
                return connection;
            } catch (SQLException problem) {
                isAway = isAway(problem);
                if (!hasConnected || pool.isClosed() || !isAway) {
                    throw problem;
                }
                pause(problem);
            }
        }
    }

    /** {@return the seconds for which a pool that is closed waits for a connection that it is about to open} */
    @Override
    public int getLoginTimeout() {
        return isAway ? 0 : (int) LOGIN.toSeconds();
    }

    /** The login is that of the pool. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** {@return whether it may be back soon; what is wrong with the login stays so} */
    private static boolean isAway(SQLException problem) {
        String state = String.valueOf(problem.getSQLState());
        // PostgreSQL 18 appendix A: connection exceptions, insufficient resources, operator intervention
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private static void pause(SQLException away) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
