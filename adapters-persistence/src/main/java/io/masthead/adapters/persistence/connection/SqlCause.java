package io.masthead.adapters.persistence.connection;

import java.sql.SQLException;
import java.util.Optional;

/** Exception of the driver among the causes of another one. */
public final class SqlCause {

    private SqlCause() {}

    /**
     * {@return the outermost exception of the driver, if there is one}
     *
     * @param problem the exception with its causes
     */
    public static Optional<SQLException> of(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
