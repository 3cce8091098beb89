package io.masthead.adapters.persistence.replica;

import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.adapters.persistence.connection.SqlCause;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Permission of what runs on a thread to read from the replica. It is bound to the thread because a {@link DataSource} is
 * asked for a connection without arguments.
 */
public final class ReplicaReads {

    private static final ThreadLocal<ReplicaReads> CURRENT = new ThreadLocal<>();

    /** The SQLSTATE of a statement that took too long, which it would at the primary as well. */
    private static final String QUERY_CANCELED = "57014";

    /** Told of the failure of a read, while the last connection of this thread is one to the replica. */
    private @Nullable Consumer<SQLException> failures;

    private ReplicaReads() {}

    /** Lets this thread read from the replica. */
    public static void begin() {
        CURRENT.set(new ReplicaReads());
    }

    /** Lets this thread read from the primary alone. */
    public static void end() {
        CURRENT.remove();
    }

    /** {@return the permission of this thread, if it has one} */
    static @Nullable ReplicaReads current() {
        return CURRENT.get();
    }

    /** Notes where the next read comes from; without an argument, from the primary. */
    void readFrom(@Nullable Consumer<SQLException> replica) {
        failures = replica;
    }

    /**
     * Lets this thread read from the primary alone if a read from the replica has failed, so that it can be repeated
     * there. Statements in a transaction are repeated with all of it. At the end of its time a read has failed for that,
     * and there is none left for another.
     *
     * @param problem the failure
     * @return whether to repeat the read
     */
    public static boolean giveUp(RuntimeException problem) {
        ReplicaReads reads = CURRENT.get();
        SQLException cause = SqlCause.of(problem).orElse(null);
        if (reads == null
                || reads.failures == null
                || cause == null
                || QUERY_CANCELED.equals(cause.getSQLState())
                || DatabaseDeadline.isOver()
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        end();
        reads.failures.accept(cause);
        return true;
    }
}
