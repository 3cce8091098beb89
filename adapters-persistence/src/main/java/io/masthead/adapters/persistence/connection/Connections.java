package io.masthead.adapters.persistence.connection;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Ends of connections. */
public final class Connections {

    private Connections() {}

    /**
     * Ends a connection without a farewell, for which a server that is frozen could make it wait.
     *
     * @param connection the connection, if there is one
     */
    public static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException broken) {
                // It is gone all the same.
            }
        }
    }
}
