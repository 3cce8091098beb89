package io.masthead.postgres.transfer;

import io.masthead.postgres.transfer.TransferLog.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Copies one table in chunks, each with its position in the log in one transaction of the target. */
final class TableCopy {

    /** A chunk is what a kill costs; larger ones are no faster. */
    static final int ROWS = 5_000;

    private final TransferredTable table;
    private final Connection source;
    private final Connection target;

    TableCopy(TransferredTable table, Connection source, Connection target) {
        this.table = table;
        this.source = source;
        this.target = target;
    }

    /** Copies the rows after a position, as many as a chunk has, and {@return the position after them} */
    Position copyAfter(Position position) throws SQLException {
        List<String> last = table.hasChunks() ? lastKeyAfter(position.lastKey()) : List.of();
        Protections protections = Protections.lifted(table, target);
        long rows = copy("copy (select " + table.columnNames() + " from " + table.name() + " where true"
                + after(position.lastKey()) + (last.isEmpty() ? "" : upTo(last)) + ") to stdout");
        protections.restore();
        return new Position(last.isEmpty() ? position.lastKey() : last, last.isEmpty(), position.rows() + rows);
    }

    /** {@return the condition, in SQL, for the rows up to a position} */
    String copiedUpTo(Position position) throws SQLException {
        if (position.done()) {
            return " where true";
        }
        return " where " + (position.lastKey().isEmpty() ? "false" : "true" + upTo(position.lastKey()));
    }

    private List<String> lastKeyAfter(List<String> key) throws SQLException {
        // By the key itself: "id::text" is called id as well, and an order by it would be that of the texts.
        String query = "select " + table.keyTexts() + " from (select " + table.keyNames() + " from " + table.name()
                + " where true" + after(key) + " order by " + table.keyNames() + " offset " + (ROWS - 1)
                + " limit 1) last";
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> last = new ArrayList<>();
            if (row.next()) {
                for (int part = 1; part <= table.key().size(); part++) {
                    last.add(row.getString(part));
                }
            }
            return last;
        }
    }

    private String after(List<String> key) throws SQLException {
        return key.isEmpty() ? "" : " and (" + table.keyNames() + ") > " + value(key);
    }

    private String upTo(List<String> key) throws SQLException {
        return " and (" + table.keyNames() + ") <= " + value(key);
    }

    private String value(List<String> key) throws SQLException {
        PGConnection driver = source.unwrap(PGConnection.class);
        List<String> literals = new ArrayList<>();
        for (String part : key) {
            literals.add("'" + driver.escapeLiteral(part) + "'");
        }
        return table.keyValue(literals);
    }

    private long copy(String rows) throws SQLException {
        CopyManager from = source.unwrap(PGConnection.class).getCopyAPI();
        CopyManager to = target.unwrap(PGConnection.class).getCopyAPI();
        CopyIn in = to.copyIn("copy " + table.name() + " (" + table.columnNames() + ") from stdin");
        try {
            CopyOut out = from.copyOut(rows);
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                in.writeToCopy(row, 0, row.length);
            }
            return in.endCopy();
        } catch (SQLException problem) {
            if (in.isActive()) {
                cancel(in, problem);
            }
            throw problem;
        }
    }

    private static void cancel(CopyIn copy, SQLException problem) {
        try {
            copy.cancelCopy();
        } catch (SQLException second) {
            problem.addSuppressed(second);
        }
    }
}
