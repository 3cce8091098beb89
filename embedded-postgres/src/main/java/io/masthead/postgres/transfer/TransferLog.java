package io.masthead.postgres.transfer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** Tables in the target that record how far a transfer is, in the transactions of its steps. */
final class TransferLog {

    /** Steps of a transfer. */
    enum Phase {
        /** The tables are being made. */
        TABLES,
        /** The rows are being copied. */
        ROWS,
        /** Both databases have been compared, and are again if the transfer is not finished. */
        COMPARED
    }

    /**
     * Progress of a table.
     *
     * @param lastKey the key of the last row that was copied, as texts; empty if none was
     * @param done whether all rows were copied
     * @param rows the number of rows that were copied
     */
    record Position(List<String> lastKey, boolean done, long rows) {

        static final Position BEGIN = new Position(List.of(), false, 0);
    }

    private static final String LOCK = "select pg_advisory_lock(hashtextextended('unfinished transfer', 0))";
    private static final String LOCK_TIMED_OUT = "55P03";

    private final Connection target;

    TransferLog(Connection target) {
        this.target = target;
    }

    /** Waits for a moment: the server may still be ending the transaction of a killed transfer. */
    void lock() throws SQLException {
        try {
            execute(LOCK);
            target.commit();
        } catch (SQLException problem) {
            if (LOCK_TIMED_OUT.equals(problem.getSQLState())) {
                throw new TransferRefused("Another transfer to the same target is running: wait for its end.");
            }
            throw problem;
        }
    }

    /** {@return the phase of the transfer of a source, which begins if the target is empty} */
    Phase begin(String source) throws SQLException {
        if (!isBegun(target)) {
            if (!TableCatalogue.isEmpty(target)) {
                throw new TransferRefused("The target is not empty: give a new database, without any tables.");
            }
            execute("create table unfinished_transfer (source text not null, phase text not null)");
            execute("create table unfinished_transfer_tables (name text primary key, last_key text[] not null,"
                    + " done boolean not null, copied bigint not null)");
            update("insert into unfinished_transfer values (?, ?)", source, Phase.TABLES.name());
            target.commit();
            return Phase.TABLES;
        }
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("select source, phase from unfinished_transfer")) {
            if (!row.next() || !row.getString(1).equals(source)) {
                throw new TransferRefused(
                        "The target has an unfinished transfer of other data: finish that one, or give a new database.");
            }
            return Phase.valueOf(row.getString(2));
        }
    }

    static boolean isBegun(Connection target) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('unfinished_transfer') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    void reach(Phase phase) throws SQLException {
        update("update unfinished_transfer set phase = ?", phase.name());
    }

    Position position(TransferredTable table) throws SQLException {
        try (PreparedStatement query = target.prepareStatement(
                "select last_key, done, copied from unfinished_transfer_tables where name = ?")) {
            query.setString(1, table.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Position(texts(row.getArray(1)), row.getBoolean(2), row.getLong(3))
                        : Position.BEGIN;
            }
        }
    }

    void reach(TransferredTable table, Position position) throws SQLException {
        update(
                "insert into unfinished_transfer_tables values (?, ?, ?, ?) on conflict (name) do update"
                        + " set last_key = excluded.last_key, done = excluded.done, copied = excluded.copied",
                table.name(),
                target.createArrayOf("text", position.lastKey().toArray()),
                position.done(),
                position.rows());
    }

    void forgetPositions() throws SQLException {
        execute("delete from unfinished_transfer_tables");
    }

    void remove() throws SQLException {
        execute("drop table if exists unfinished_transfer, unfinished_transfer_tables");
        target.commit();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = target.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int unused = statement.executeUpdate();
        }
    }
}
