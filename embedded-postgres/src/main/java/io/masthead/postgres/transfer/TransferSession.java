package io.masthead.postgres.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings of a session in which all servers write the same text for the same value, and nothing times out. */
final class TransferSession {

    /** Statements are known settings only: older servers lack some. */
    private static final String SETTINGS = """
            select set_config(s.name, v.value, false)
            from (values ('datestyle', 'ISO, MDY'), ('intervalstyle', 'postgres'), ('timezone', 'UTC'),
                ('bytea_output', 'hex'), ('extra_float_digits', '3'), ('xmloption', 'content'),
                ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'),
                ('idle_session_timeout', '0'), ('lock_timeout', '15s')) v (name, value)
                join pg_settings s on lower(s.name) = v.name""";

    private TransferSession() {}

    static void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(SETTINGS);
        }
        connection.commit();
    }
}
