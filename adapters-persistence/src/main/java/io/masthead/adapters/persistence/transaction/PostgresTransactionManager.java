package io.masthead.adapters.persistence.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transaction manager that saves round trips. Read-only transactions are snapshots, and say so together with their
 * {@code BEGIN}: the driver would set the isolation of the session, and set it back, with a round trip each. A
 * {@link DeferredInsert} travels with the {@code COMMIT}.
 */
@Component
final class PostgresTransactionManager extends JdbcTransactionManager {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresTransactionManager.class);

    PostgresTransactionManager(DataSource connections) {
        super(connections);
    }

    /** Commits with the deferred rows of the unit of work, if it has any: the driver then finds nothing to commit. */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        RunningUnit.current().ifPresent(RunningUnit::commitWithDeferred);
        super.doCommit(status);
    }

    /** Ignores a rollback that fails: the connection is lost, and with it the transaction; what failed before counts. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException lost) {
            LOG.debug("The connection broke before the rollback", lost);
        }
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
