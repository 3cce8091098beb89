package io.masthead.adapters.persistence.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections that will not work again. When one of a pool says that its server stops or has become read-only, or its
 * server is silent, the others are of no more use: each of them would cost a request its time, or fail a change, until
 * it is as old as the pool allows. So all of them are closed when they are idle, and new ones made.
 *
 * <p>One for the process, as the sockets are, which notice that a server is silent.
 */
final class StaleConnections implements SQLExceptionOverride {

    /** PostgreSQL 18 appendix A: read_only_sql_transaction; admin_shutdown, crash_shutdown, cannot_connect_now. */
    private static final Set<String> STATES = Set.of("25006", "57P01", "57P02", "57P03");

    /** A primary may be read-only for longer, and its new connections are no better. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final List<HikariDataSource> POOLS = new CopyOnWriteArrayList<>();
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    /** Also discards the connections of a pool, as long as that is open. */
    static void watch(HikariDataSource pool) {
        boolean unusedClosed = POOLS.removeIf(HikariDataSource::isClosed);
        boolean unusedNew = POOLS.add(pool);
    }

    /** Discards all connections, once a second at most. */
    static void discard() {
        long now = System.nanoTime();
        long next = NEXT.get();
        if (now - next < 0 || !NEXT.compareAndSet(next, now + PAUSE.toNanos())) {
            return;
        }
        for (HikariDataSource pool : POOLS) {
            var connections = pool.getHikariPoolMXBean();
            if (connections != null && !pool.isClosed()) {
                connections.softEvictConnections();
            }
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
