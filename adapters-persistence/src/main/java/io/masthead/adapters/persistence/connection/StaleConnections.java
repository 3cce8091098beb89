package io.masthead.adapters.persistence.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections of a pool that will not work again. When one of them says that its server stops or has become read-only,
 * or its server is silent, the others are of no more use: each of them would cost a request its time, or fail a change,
 * until it is as old as the pool allows. So all of them are closed when they are idle, and new ones made.
 */
final class StaleConnections implements SQLExceptionOverride {

    /** PostgreSQL 18 appendix A: read_only_sql_transaction; admin_shutdown, crash_shutdown, cannot_connect_now. */
    private static final Set<String> STATES = Set.of("25006", "57P01", "57P02", "57P03");

    /** A primary may be read-only for longer, and its new connections are no better. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    StaleConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Discards all connections, once a second at most. */
    void discard() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE.toNanos())) {
            return;
        }
        var connections = pool.getHikariPoolMXBean();
        if (connections != null && !pool.isClosed()) {
            connections.softEvictConnections();
        }
    }

    @java.lang.Override
    public Override adjudicate(SQLException problem) {
        if (!STATES.contains(String.valueOf(problem.getSQLState()))) {
            return Override.CONTINUE_EVICT;
        }
        discard();
        return Override.MUST_EVICT;
    }
}
