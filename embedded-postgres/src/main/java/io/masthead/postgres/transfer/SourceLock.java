package io.masthead.postgres.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Lock of the source of a transfer: what another program wrote after its rows were copied would be lost. It lasts as long
 * as the connection, so the server of the source is stopped first, with those who wait for the lock.
 */
final class SourceLock {

    private static final String KEY = "hashtextextended('transfer source', 0)";
    private static final String LOCK_TIMED_OUT = "55P03";
    private static final String DEADLOCK = "40P01";

    private final Connection source;

    private SourceLock(Connection source) {
        this.source = source;
    }

    /** Lets other programs know of the transfer. */
    static SourceLock announced(Connection source) throws SQLException {
        SourceLock lock = new SourceLock(source);
        lock.execute("select pg_advisory_lock(" + KEY + ")");
        source.commit();
        return lock;
    }

    static boolean isAnnounced(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select not pg_try_advisory_xact_lock_shared(" + KEY + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Waits for transactions that write, and lets all later ones wait; reading goes on. */
    void refuseWriters(TableCatalogue catalogue) throws SQLException {
        if (!catalogue.tables().isEmpty()) {
            execute("lock table "
                    + catalogue.tables().stream().map(TransferredTable::name).collect(Collectors.joining(", "))
                    + " in share mode");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = source.createStatement()) {
            boolean unused = statement.execute(sql);
        } catch (SQLException problem) {
            if (LOCK_TIMED_OUT.equals(problem.getSQLState()) || DEADLOCK.equals(problem.getSQLState())) {
                throw new TransferRefused("Another program is writing to the data that is to be copied: wait for its"
                        + " end, and try again.");
            }
            throw problem;
        }
    }
}
