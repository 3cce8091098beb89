package io.masthead.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Backup mode of a running server, as in PostgreSQL's manual, "Making a Base Backup Using the Low-Level API". It ends with
 * the session, and so does the replication slot that keeps the write-ahead log meanwhile.
 */
final class OnlineBackup {

    private static final String SEGMENTS = """
            select pg_walfile_name('0/0'::pg_lsn + (segment * size + 1))
            from (select setting::numeric as size from pg_settings where name = 'wal_segment_size') as setting,
                 generate_series(div(?::pg_lsn - '0/0', size), div(?::pg_lsn - '0/0' - 1, size)) as segment
            order by segment
            """;

    private final Connection session;
    private final String begin;

    /**
     * End of a backup.
     *
     * @param label the content of the file backup_label
     * @param segments the names of the files of the log from the begin to the end, in order
     */
    record End(String label, List<String> segments) {}

    private OnlineBackup(Connection session, String begin) {
        this.session = session;
        this.begin = begin;
    }

    static OnlineBackup begin(Connection session, String label) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("set idle_session_timeout = 0");
            statement.execute("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
        }
        try (PreparedStatement start = session.prepareStatement("select pg_backup_start(?, true)")) {
            start.setString(1, label);
            return new OnlineBackup(session, first(start));
        }
    }

    /** {@return the position in the log at which the recovery of the copy begins} */
    String begin() {
        return begin;
    }

    /** {@return the same as a number} */
    long beginAsNumber() {
        String[] halves = begin.split("/", 2);
        return Long.parseLong(halves[0], 16) << Integer.SIZE | Long.parseLong(halves[1], 16);
    }

    End end() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet stop = statement.executeQuery("select lsn, labelfile from pg_backup_stop(false)")) {
            stop.next();
            return new End(stop.getString(2), segments(stop.getString(1)));
        }
    }

    private List<String> segments(String end) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(SEGMENTS)) {
            query.setString(1, begin);
            query.setString(2, end);
            try (ResultSet result = query.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (result.next()) {
                    names.add(result.getString(1));
                }
                return names;
            }
        }
    }

    private static String first(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }
}
