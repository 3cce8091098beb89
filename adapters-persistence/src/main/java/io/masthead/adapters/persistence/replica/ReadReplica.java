package io.masthead.adapters.persistence.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.domain.event.EventToken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Streaming standby of the database, for reads that may be a little old. Once a second it is compared with the primary;
 * while it is usable there is a pool of connections to it, and otherwise none: no read waits for a replica that is
 * known to be away, and those that wait for one that has gone end with the pool.
 */
public final class ReadReplica implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadReplica.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** A check of the login that a stop interrupts may wait for a silent replica for longer. */
    private static final Duration STOP = Duration.ofSeconds(2);

    private final ReplicaComparison comparison;
    private final DatabaseDeadline.Work<? extends JdbcConnectionDetails> login;
    private final int connections;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("replica-check")
            .factory());
    private final AtomicLong repeated = new AtomicLong();

    /** Of the last comparison; {@link ReplicaFinding#CATCHING_UP} is not worth a message. */
    private ReplicaFinding reported = ReplicaFinding.CATCHING_UP;

    private volatile @Nullable HikariDataSource pool;
    private volatile boolean doubtful;
    private volatile @Nullable EventToken newestEvent;

    /**
     * Creates a replica that is not used before {@link #start}.
     *
     * @param primary the login to the primary
     * @param replica the login to the replica, for the comparison
     * @param login checks the login to the replica for a pool, whose sessions have time limits and cannot write, each time
     *     that a pool is opened: fails with an {@link SQLException} if the replica is away, and otherwise if it cannot be
     *     used as it is
     * @param maxLag the longest lag at which it is used
     * @param connections the most connections for reads
     */
    public ReadReplica(
            JdbcConnectionDetails primary,
            JdbcConnectionDetails replica,
            DatabaseDeadline.Work<? extends JdbcConnectionDetails> login,
            Duration maxLag,
            int connections) {
        this.comparison = new ReplicaComparison(primary, replica, maxLag);
        this.login = login;
        this.connections = connections;
    }

    /**
     * Compares it for the first time, when the tables are migrated, and from then on once a second, unless time cannot
     * heal what is found out.
     *
     * @param primary the pool of the primary, whose settings that of the replica shares
     * @return what was found out
     * @throws RuntimeException if the login cannot be used as it is
     */
    public ReplicaFinding start(HikariConfig primary) {
        ReplicaFinding finding = check(primary);
        if (finding.isMistake()) {
            return finding;
        }
        report(finding);
        Future<?> unused = clock.scheduleWithFixedDelay(
                () -> tryToCheck(primary), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return finding;
    }

    /** Never fails, since that would end it for good. */
    private void tryToCheck(HikariConfig primary) {
        try {
            report(check(primary));
        } catch (RuntimeException | Error problem) {
            retire();
            if (reported != ReplicaFinding.NOT_SUITABLE) {
                LOG.error("The replica cannot be used: reads of anonymous callers come from the primary", problem);
            }
            reported = ReplicaFinding.NOT_SUITABLE;
        }
    }

    private ReplicaFinding check(HikariConfig primary) {
        ReplicaFinding finding = comparison.compare();
        if (finding == ReplicaFinding.USABLE) {
            newestEvent = comparison.newestEvent().orElse(null); // before the first read
            finding = use(primary);
        } else {
            retire();
        }
        return finding;
    }

    private ReplicaFinding use(HikariConfig primary) {
        HikariDataSource open = pool;
        if (open == null) {
            open = opened(primary);
        } else if (doubtful) {
            open.getHikariPoolMXBean().softEvictConnections();
        }
        pool = open;
        doubtful = false;
        return open == null ? ReplicaFinding.UNREACHABLE : ReplicaFinding.USABLE;
    }

    private @Nullable HikariDataSource opened(HikariConfig primary) {
        try {
            return ReplicaPool.open(primary, login.run(), connections, () -> doubtful = true);
        } catch (SQLException | HikariPool.PoolInitializationException away) {
            LOG.debug("There is no pool of connections to the replica", away);
            return null;
        }
    }

    /** Ends the reads that wait for it. Not on this thread: the pool waits for connections that it is about to open. */
    private void retire() {
        HikariDataSource ended = pool;
        pool = null;
        newestEvent = null;
        if (ended != null) {
            Thread unused = Thread.startVirtualThread(ended::close);
        }
    }

    private void report(ReplicaFinding finding) {
        boolean usable = finding == ReplicaFinding.USABLE;
        boolean known = reported != ReplicaFinding.CATCHING_UP;
        if (finding == ReplicaFinding.CATCHING_UP || (known && usable == (reported == ReplicaFinding.USABLE))) {
            return;
        }
        if (usable) {
            LOG.info("The replica is usable: reads of anonymous callers come from it");
        } else {
            LOG.warn("The replica {}: reads of anonymous callers come from the primary", finding);
        }
        reported = finding;
    }

    /** {@return the connections to the replica, if it is usable} */
    @Nullable
    DataSource pool() {
        return doubtful ? null : pool;
    }

    /** Counts a read that is repeated at the primary. After a lost connection, no other one is tried before a check. */
    void failed(SQLException problem) {
        repeated.incrementAndGet();
        if (ReplicaSource.isLoss(problem)) {
            doubtful = true;
        }
    }

    /** {@return the newest event that it had at the last comparison; none while it is not used} */
    Optional<EventToken> newestEvent() {
        return Optional.ofNullable(newestEvent);
    }

    /** {@return whether it is used} */
    public boolean isUsable() {
        return pool() != null;
    }

    /** {@return the lag that was measured last, if it is known, a second too long at most} */
    public Optional<Duration> lag() {
        return comparison.lag();
    }

    /** {@return the number of reads that failed at the replica, and were repeated at the primary} */
    public long repeatedReads() {
        return repeated.get();
    }

    @Override
    public void close() {
        List<Runnable> unused = clock.shutdownNow();
        comparison.close(); // ends a comparison that waits
        try {
            boolean unusedEnded = clock.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        retire();
    }
}
