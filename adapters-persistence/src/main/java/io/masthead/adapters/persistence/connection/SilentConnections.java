package io.masthead.adapters.persistence.connection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are silent when their pool looks whether they are alive, of which that pool is told, and no other
 * one. Its listener is bound to the thread that opens a connection, because the driver, which creates the sockets, passes
 * nothing on to them.
 */
public final class SilentConnections {

    private static final ThreadLocal<Runnable> LISTENER = new ThreadLocal<>();

    private SilentConnections() {}

    /**
     * Opens a connection whose silence is reported.
     *
     * @param listener what is run when it is silent, on any thread
     * @param login opens the connection, on this thread
     * @return the connection
     * @throws SQLException if there is none
     */
    public static <T> T reportedTo(Runnable listener, DatabaseDeadline.Work<T> login) throws SQLException {
        LISTENER.set(listener);
        try {
            return login.run();
        } finally {
            LISTENER.remove();
        }
    }

    /** {@return the listener of the sockets that this thread creates, if there is one} */
    static @Nullable Runnable listener() {
        return LISTENER.get();
    }
}
