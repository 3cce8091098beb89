package io.masthead.postgres.transfer;

import io.masthead.postgres.transfer.TransferLog.Phase;
import io.masthead.postgres.transfer.TransferLog.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Transfer of all rows of a database into another one. Killed at any moment, it continues in the next run: the target
 * records its progress in the transactions that copy rows. Other programs cannot write to the source meanwhile, and must
 * not write to the target.
 */
public final class DatabaseTransfer {

    private static final String IDENTITY =
            "select system_identifier || ' ' || current_database() from pg_control_system()";

    private final Connection source;
    private final Connection target;
    private final TransferLog log;
    private final TransferListener listener;

    /**
     * Transfer between two databases.
     *
     * @param source a connection of a superuser; when it ends, other programs can write to the source again
     * @param target a connection of the owner of the tables
     * @param listener listens to the progress
     */
    public DatabaseTransfer(Connection source, Connection target, TransferListener listener) {
        this.source = source;
        this.target = target;
        this.log = new TransferLog(target);
        this.listener = listener;
    }

    /**
     * {@return whether the database is the target of a transfer that has not ended}
     *
     * @param connection a connection to the database
     * @throws SQLException if it cannot be asked
     */
    public static boolean isUnfinished(Connection connection) throws SQLException {
        return TransferLog.isBegun(connection);
    }

    /**
     * {@return whether a transfer is reading the database}
     *
     * @param connection a connection to the database, which commits by itself
     * @throws SQLException if it cannot be asked
     */
    public static boolean isSource(Connection connection) throws SQLException {
        return SourceLock.isAnnounced(connection);
    }

    /**
     * Transfers what is not in the target yet, and compares both databases. The target counts as unfinished until
     * {@link #finish}.
     *
     * @param sourceTables brings the tables of the source up to date, through a connection of its own
     * @param targetTables makes the tables of the source in the target, through a connection of its own; may find some there
     *     that a killed run made
     * @throws TransferRefused if the target is neither empty nor the unfinished one of this source, or both differ
     * @throws SQLException if one of the servers fails; the next run continues
     */
    public void run(Runnable sourceTables, Runnable targetTables) throws SQLException {
        TransferSession.prepare(source);
        TransferSession.prepare(target);
        SourceLock lock = SourceLock.announced(source);
        sourceTables.run();
        log.lock();
        Phase phase = log.begin(identity());
        target.commit();
        if (phase == Phase.TABLES) {
            targetTables.run();
        }
        TableCatalogue catalogue = TableCatalogue.of(source);
        lock.refuseWriters(catalogue);
        catalogue.requireSame(TableCatalogue.of(target));
        if (phase == Phase.TABLES || !isStillSame(catalogue)) {
            beginRows(catalogue);
        }
        copyRows(catalogue);
        copySequences(catalogue);
        listener.comparing();
        compare(catalogue);
        log.reach(Phase.COMPARED);
        target.commit();
    }

    /**
     * Removes the record of the progress.
     *
     * @throws SQLException if the server fails
     */
    public void finish() throws SQLException {
        log.remove();
    }

    private String identity() throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(IDENTITY)) {
            row.next();
            return row.getString(1);
        }
    }

    /** {@return whether the rows that an earlier run copied have not changed in the source since} */
    private boolean isStillSame(TableCatalogue catalogue) throws SQLException {
        for (TransferredTable table : catalogue.tables()) {
            Position position = log.position(table);
            String copied = new TableCopy(table, source, target).copiedUpTo(position);
            if (!Checksum.of(table, copied, source).equals(checksumInTarget(table))) {
                return false;
            }
        }
        return true;
    }

    /** The migrations may have left rows: those of the source take their place. */
    private void beginRows(TableCatalogue catalogue) throws SQLException {
        List<Protections> lifted = new ArrayList<>();
        for (TransferredTable table : catalogue.tables()) {
            lifted.add(Protections.lifted(table, target));
        }
        if (!catalogue.tables().isEmpty()) {
            execute("truncate "
                    + catalogue.tables().stream().map(TransferredTable::name).collect(Collectors.joining(", ")));
        }
        for (Protections protections : lifted) {
            protections.restore();
        }
        log.forgetPositions();
        log.reach(Phase.ROWS);
        target.commit();
    }

    private void copyRows(TableCatalogue catalogue) throws SQLException {
        long total = 0;
        long copied = 0;
        for (TransferredTable table : catalogue.tables()) {
            total += count(table);
            copied += log.position(table).rows();
        }
        listener.copied(copied, total);
        for (TransferredTable table : catalogue.tables()) {
            TableCopy copy = new TableCopy(table, source, target);
            Position position = log.position(table);
            while (!position.done()) {
                Position next = copy.copyAfter(position);
                log.reach(table, next);
                target.commit();
                copied += next.rows() - position.rows();
                position = next;
                listener.copied(copied, total);
            }
            // The plans of the first requests depend on it.
            execute("analyze " + table.name());
            target.commit();
        }
    }

    private long count(TransferredTable table) throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }

    private void copySequences(TableCatalogue catalogue) throws SQLException {
        for (String sequence : catalogue.sequences()) {
            try (Statement query = source.createStatement();
                    ResultSet row = query.executeQuery("select last_value, is_called from " + sequence);
                    PreparedStatement set = target.prepareStatement("select setval(?::regclass, ?, ?)")) {
                row.next();
                set.setString(1, sequence);
                set.setLong(2, row.getLong(1));
                set.setBoolean(3, row.getBoolean(2));
                boolean unused = set.execute();
            }
        }
        target.commit();
    }

    private void compare(TableCatalogue catalogue) throws SQLException {
        for (TransferredTable table : catalogue.tables()) {
            Checksum there = Checksum.of(table, "", source);
            Checksum here = checksumInTarget(table);
            if (!there.equals(here)) {
                throw new TransferRefused("The rows of " + table.name() + " differ after the transfer (" + there.rows()
                        + " in the source, " + here.rows() + " in the target): let no other program write to the"
                        + " target, and run the transfer again, which then begins anew.");
            }
        }
    }

    private Checksum checksumInTarget(TransferredTable table) throws SQLException {
        Protections protections = Protections.lifted(table, target);
        Checksum checksum = Checksum.of(table, "", target);
        protections.restore();
        return checksum;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = target.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }
}
