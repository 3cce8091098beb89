package io.masthead.adapters.persistence.connection;

import io.masthead.domain.StorageUnavailable;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Deadline of what runs on a thread. A read from the database, or a write to it, that takes longer is ended, whatever the number of
 * statements before it, and no transaction begins after it. It is bound to the thread because the driver, which creates
 * the sockets, passes nothing on to them.
 */
public final class DatabaseDeadline {

    private static final ThreadLocal<Long> DEADLINE = new ThreadLocal<>();

    /** The time for each server, while a thread works within a time of its own. */
    private static final ThreadLocal<Duration> LIMIT = new ThreadLocal<>();

    private DatabaseDeadline() {}

    /**
     * Sets the deadline of this thread.
     *
     * @param deadline its time, by {@link System#nanoTime}
     */
    public static void set(long deadline) {
        DEADLINE.set(deadline);
    }

    /** Removes the deadline of this thread. */
    public static void clear() {
        DEADLINE.remove();
    }

    /**
     * Checks that there is time left.
     *
     * @throws StorageUnavailable if there is none
     */
    public static void require() {
        if (isOver()) {
            throw new StorageUnavailable(new SQLTimeoutException("The time of the request is over"));
        }
    }

    /** {@return whether this thread has a deadline, and no time left} */
    public static boolean isOver() {
        Long deadline = DEADLINE.get();
        return deadline != null && System.nanoTime() - deadline >= 0;
    }

    /**
     * Runs something within a time of its own, in place of the deadline of this thread. It begins anew with each connection
     * to a server: of several hosts, one that is silent leaves the time of the next.
     *
     * @param limit the time, of which the connection is a part
     * @param work what is run
     * @return its result
     * @throws SQLException that of the work
     */
    public static <T> T within(Duration limit, Work<T> work) throws SQLException {
        @Nullable Long before = DEADLINE.get();
        DEADLINE.set(System.nanoTime() + limit.toNanos());
        LIMIT.set(limit);
        try {
            return work.run();
        } finally {
            LIMIT.remove();
            if (before == null) {
                DEADLINE.remove();
            } else {
                DEADLINE.set(before);
            }
        }
    }

    /**
     * Begins the time of a server.
     *
     * @param timeout the longest time to connect in milliseconds, 0 for any
     * @return the same, or less if the time of the server is
     */
    static int connecting(int timeout) {
        @Nullable Duration limit = LIMIT.get();
        if (limit == null) {
            return timeout;
        }
        DEADLINE.set(System.nanoTime() + limit.toNanos());
        int most = Math.toIntExact(limit.toMillis());
        return timeout == 0 ? most : Math.min(timeout, most);
    }

    /** Work with the database. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @return its result
         * @throws SQLException if the database refuses it
         */
        T run() throws SQLException;
    }

    /** {@return the end of a read or write that begins now and may take so long, by {@link System#nanoTime}} */
    static long endOfWait(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        @Nullable Long deadline = DEADLINE.get();
        return deadline != null && deadline - end < 0 ? deadline : end;
    }
}
