package io.masthead.adapters.persistence.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transaction manager whose read-only transactions are snapshots. They say so together with their {@code BEGIN}, in one
 * round trip: the driver would set the isolation of the session, and set it back, with one each.
 */
@Component
final class SnapshotTransactionManager extends JdbcTransactionManager {

    SnapshotTransactionManager(DataSource connections) {
        super(connections);
    }

    /** Commits with the last statement of the unit of work, if it has one: the driver then finds nothing to commit. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        RunningUnit.current().ifPresent(RunningUnit::commitWithLast);
        super.doCommit(status);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        if (definition.isReadOnly()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read");
            }
        }
    }
}
