package io.masthead.adapters.persistence.event;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.UnitOfWork;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives events their positions, and drops them after their retention. Any number of instances may do so: the lock of one
 * row lets one at a time, for one transaction.
 */
final class EventNumbering {

    /** The most events that get positions, or are dropped, in one transaction. */
    static final int BATCH = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(EventNumbering.class);

    /** An instance that is frozen between two statements would keep the row from all others. */
    private static final String FREE_SOON = "set_config('idle_in_transaction_session_timeout', '1s', true)";

    private static final Statements COMPARING = Statements.of(
            // And of the database: a dump can be restored beside the one that it is of.
            "(select system_identifier from pg_control_system())"
                    + " # (select oid::bigint from pg_database where datname = current_database())",
            // Of the WAL that is written now; that of the last checkpoint is older for a while after a failover.
            "('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::bigint");

    /** Where the login may not ask the server. */
    private static final Statements ALONE = Statements.of("system", "timeline");

    private static final String MAY_EMPTY = "select has_table_privilege('outbox', 'truncate')";

    private static final String MAY_COMPARE = """
            select has_function_privilege('pg_control_system()', 'execute')
                and has_function_privilege('pg_walfile_name(pg_lsn)', 'execute')
                and has_function_privilege('pg_current_wal_flush_lsn()', 'execute')""";

    private static final String MOVE = String.format(Locale.ROOT, """
            with gone as (delete from outbox where id in (select id from outbox order by id limit ?) returning *),
                counted as (select count(*) as number from gone),
                head as (update event_head set last = last + number from counted where number > 0 returning last, number),
                moved as (
                    insert into events (position, %1$s)
                    select last - number + row_number() over (order by id), %1$s from gone, head)
            select number, case when number > 0 then pg_notify('%2$s', ?) end from counted""", EventRow.COMMON, EventListener.CHANNEL);

    /** The most events that get positions while changes wait. */
    private static final int BATCH_OF_EMPTYING = 10 * BATCH;

    /**
     * Without a wait, there would hardly ever be a lock while there are changes. Those that come meanwhile wait behind it,
     * also where another transaction keeps it from the table for long.
     */
    private static final String WAIT_FOR_LOCK = "set local lock_timeout = '50ms'";

    private static final String DROP = String.format(Locale.ROOT, """
            delete from events where position in (
                select position from events where position < coalesce(
                    (select position from events where happened_at >= now() - make_interval(secs => ?) order by position limit 1),
                    (select last + 1 from event_head))
                order by position limit %d)""", BATCH);

    private final JdbcClient jdbc;
    private final UnitOfWork work;

    /** By which this process knows its own notifications. */
    private final String name = UUID.randomUUID().toString();

    private volatile Statements statements = COMPARING;
    private volatile boolean mayEmpty = true;

    EventNumbering(JdbcClient jdbc, UnitOfWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /** {@return whether a notification was sent by this object} */
    boolean sent(String notification) {
        return notification.equals(name);
    }

    /** {@return whether events wait, or the history of this server is not the one that gave the last positions} */
    boolean isDue() {
        return translating(() -> jdbc.sql(statements.due).query(Boolean.class).single());
    }

    /**
     * Gives positions to the events that waited longest.
     *
     * @return their number
     */
    int move() {
        return work.run(() -> translating(() -> {
            requireEpoch();
            return move(BATCH);
        }));
    }

    /**
     * Gives positions to all events that wait, and takes the table back to nothing. What is deleted from it stays until a
     * vacuum, which may start once a minute: a thousand changes a second would make it grow, and each look into it slow.
     *
     * @return whether it is empty; if not, changes at work or too many events keep it from that for now
     */
    boolean empty() {
        if (!mayEmpty) {
            return false;
        }
        try {
            return work.run(() -> translating(() -> {
                requireEpoch();
                int unused = jdbc.sql(WAIT_FOR_LOCK).update();
                unused = jdbc.sql("lock table outbox in access exclusive mode").update();
                boolean isAll = move(BATCH_OF_EMPTYING) < BATCH_OF_EMPTYING;
                if (isAll) {
                    unused = jdbc.sql("truncate outbox").update();
                }
                return isAll;
            }));
        } catch (StorageUnavailable busy) {
            LOG.debug("The outbox is not emptied for now", busy);
            return false;
        }
    }

    private int move(int most) {
        return jdbc.sql(MOVE)
                .param(most)
                .param(name)
                .query((row, number) -> row.getInt("number"))
                .single();
    }

    /** Asks what the login may do, and starts an epoch if the history of this server is not that of the last positions. */
    void begin() {
        mayEmpty = translating(() -> jdbc.sql(MAY_EMPTY).query(Boolean.class).single());
        if (!translating(() -> jdbc.sql(MAY_COMPARE).query(Boolean.class).single())) {
            statements = ALONE;
            LOG.warn("Readers of events will not notice a failover that loses changes: the user in DATABASE_URL may not"
                    + " execute pg_control_system(), pg_walfile_name(pg_lsn) and pg_current_wal_flush_lsn()");
        }
        work.run(() -> translating(this::requireEpoch));
    }

    /** Drops events that are older than their retention, from the oldest on, so that what is kept has no gaps. */
    void dropOlderThan(Duration retention) {
        int dropped;
        do {
            dropped = work.run(() -> translating(
                    () -> jdbc.sql(DROP).param((double) retention.toSeconds()).update()));
        } while (dropped == BATCH);
    }

    private void requireEpoch() {
        Head head = jdbc.sql(statements.lock)
                .query((row, number) -> new Head(
                        row.getLong("last"),
                        new Server(row.getLong("system"), row.getLong("timeline")),
                        new Server(row.getLong("system_now"), row.getLong("timeline_now"))))
                .single();
        Server now = head.now;
        if (!now.equals(head.server)) {
            int unused = jdbc.sql("update event_head set system = ?, timeline = ?")
                    .param(now.system)
                    .param(now.timeline)
                    .update();
            if (!head.server.equals(Server.NONE)) {
                startEpoch(head.last + 1);
            }
        }
    }

    private void startEpoch(long first) {
        int unused = jdbc.sql("""
                        with head as (update event_head set epoch = gen_random_uuid() returning epoch)
                        insert into event_epochs (epoch, first) select epoch, ? from head""").param(first).update();
        LOG.warn("The database has another history than before: a failover, a recovery or a copy."
                + " Readers of events that saw one which is lost start anew.");
    }

    /** Last position, the server that gave it, and that of now. */
    private record Head(long last, Server server, Server now) {}

    /** Server, with its database, and its history. */
    private record Server(long system, long timeline) {

        static final Server NONE = new Server(0, 0);
    }

    /**
     * Statements that ask the server for its history.
     *
     * @param lock is first and alone in its transaction: the snapshot of the next statement is taken after it
     * @param due is true of a new history too: who saw what is lost is to know it, though nothing is written
     */
    private record Statements(String lock, String due) {

        static Statements of(String system, String timeline) {
            return new Statements(
                    "select last, system, timeline, " + system + " as system_now, " + timeline + " as timeline_now, "
                            + FREE_SOON + " from event_head for update",
                    "select exists (select from outbox) or system <> " + system + " or timeline <> " + timeline
                            + " from event_head");
        }
    }
}
