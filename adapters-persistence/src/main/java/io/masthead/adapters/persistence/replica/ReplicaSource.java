package io.masthead.adapters.persistence.replica;

import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.adapters.persistence.connection.SilentConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Source of the connections of the replica's pool, which tells when the replica is lost. */
final class ReplicaSource extends AbstractDataSource {

    private static final Duration LOGIN = Duration.ofSeconds(1);

    private final PGSimpleDataSource driver;
    private final Runnable loss;

    ReplicaSource(PGSimpleDataSource driver, Runnable loss) {
        this.driver = driver;
        this.loss = loss;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return SilentConnections.reportedTo(loss, () -> DatabaseDeadline.within(LOGIN, driver::getConnection));
        } catch (SQLException problem) {
            if (isLoss(problem)) {
                loss.run();
            }
            throw problem;
        }
    }

    /**
     * {@return whether a connection is lost, or the server stops; PostgreSQL 18 appendix A, classes 08 and 57P} When all
     * connections are in use, the pool has an exception of its own, with the state of its last loss, however long ago
     * that was.
     */
    static boolean isLoss(SQLException problem) {
        if (problem instanceof SQLTransientConnectionException) {
            return false;
        }
        String state = String.valueOf(problem.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** The limit is that of this source: by the driver's, the pool would let another thread log in. */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** {@return the seconds for which a pool that is closed waits for a connection that it is about to open} */
    @Override
    public int getLoginTimeout() {
        return (int) LOGIN.toSeconds();
    }

    /** The login is that of the replica. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
