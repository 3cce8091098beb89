package io.masthead.adapters.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.user.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Relays: when events get their positions, what tells readers so, and what starts an epoch. */
@DatabaseTest
@SuppressWarnings("MethodName")
class EventRelayTest {

    /** For many events on a busy machine. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Database database;
    private final JdbcConnectionDetails login;
    private final DataSource connections;
    private final EventNumbering numbering;
    private final List<AutoCloseable> started = new ArrayList<>();
    private final Semaphore moved = new Semaphore(0);
    private final Semaphore heard = new Semaphore(0);

    EventRelayTest(
            @Autowired Database database, @Autowired JdbcConnectionDetails login, @Autowired DataSource connections) {
        this.database = database;
        this.login = login;
        this.connections = connections;
        this.numbering = new EventNumbering(database.jdbc(), database.unitOfWork());
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : started) {
            closeable.close();
        }
    }

    @Test
    void gives_positions_to_what_others_have_committed_and_tells_so() {
        EventRelay relay = relay();
        long before = newest();

        append(1);

        await().until(() -> newest() == before + 1);
        await().until(moved::tryAcquire); // which is told after the commit
        await().until(() -> relay.behind().compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void gives_them_at_once_when_it_is_woken() {
        EventRelay relay = relay();
        long before = newest();

        for (int version = 1; version <= 20; version++) {
            append(version);
            relay.wake();
        }

        // Twenty periods would be ten seconds.
        await().atMost(Duration.ofSeconds(5)).until(() -> newest() == before + 20);
    }

    @Test
    void more_than_fit_into_a_batch_keep_their_order() {
        long before = newest();
        database.run(() -> LongStream.rangeClosed(1, 2_500)
                .forEach(version -> database.eventLog().append(event(version, Instant.now()))));

        relay().wake();

        await().until(() -> newest() == before + 2_500);
        assertThat(database.eventLog().after(before, 3_000).stream().map(EventRelayTest::version))
                .isEqualTo(LongStream.rangeClosed(1, 2_500).boxed().toList());
    }

    @Test
    void many_events_leave_no_rows_behind() {
        long before = newest();
        EventRelay unused = relay();
        appendInOneStatement(30_000);

        await().atMost(LONG).until(() -> newest() == before + 30_000);

        await().atMost(LONG).until(() -> outboxBytes() < 2_000_000);
        assertThat(database.eventLog().after(before, 30_000).stream().map(EventRelayTest::version))
                .isEqualTo(LongStream.rangeClosed(1, 30_000).boxed().toList());
    }

    @Test
    void the_outbox_is_emptied_later_if_somebody_reads_it_although_no_event_follows() throws SQLException {
        long before = newest();
        try (Connection open = connections.getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select count(*) from outbox");
            EventRelay unused = relay();
            appendInOneStatement(21_000);
            await().atMost(LONG).until(() -> newest() == before + 21_000);
            assertThat(outboxBytes()).isGreaterThan(1_000_000);

            open.commit();
        }
        await().atMost(LONG).until(() -> outboxBytes() < 100_000);
    }

    @Test
    void the_outbox_is_emptied_with_the_events_that_wait_in_it() {
        long before = newest();
        append(1);

        assertThat(numbering.empty()).isTrue();

        assertThat(newest()).isEqualTo(before + 1);
        assertThat(database.jdbc()
                        .sql("select pg_relation_size('outbox')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_change_at_work_keeps_the_outbox_from_being_emptied_and_loses_nothing() throws SQLException {
        long before = newest();
        try (Connection open = connections.getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("insert into outbox (type, subject_id, happened_at) values ('user.edited', 1, now())");

            assertThat(numbering.empty()).isFalse();

            open.commit();
        }
        moveAll();
        assertThat(newest()).isEqualTo(before + 1);
    }

    @Test
    void a_transaction_that_stays_open_holds_up_no_other() throws SQLException {
        long before = newest();
        try (Connection open = connections.getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("insert into outbox (type, subject_id, happened_at) values ('user.edited', 1, now())");
            append(7);

            int number = numbering.move();

            assertThat(number).isOne();
            assertThat(newest()).isEqualTo(before + 1);
            open.commit();
        }
        assertThat(numbering.move()).isOne();
    }

    @Test
    void other_instances_hear_of_it() throws Exception {
        EventNumbering other = new EventNumbering(database.jdbc(), database.unitOfWork());
        listener(other::sent);
        heard.acquire(); // it listens

        append(1);
        int unused = numbering.move();

        heard.acquire();
    }

    @Test
    void the_instance_that_gave_the_positions_does_not_hear_of_it_again() throws Exception {
        listener(numbering::sent);
        heard.acquire();

        append(1);
        int unused = numbering.move();

        assertThat(heard.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void a_listener_that_lost_its_connection_listens_again() throws Exception {
        listener(notification -> false);
        heard.acquire();

        database.jdbc()
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'masthead-events'")
                .query((row, number) -> "")
                .list();
        heard.acquire();
        append(1);
        int unused = numbering.move();

        heard.acquire();
    }

    @Test
    void behind_a_pooler_nobody_listens() throws Exception {
        EventListener listener = new EventListener(login, () -> true, notification -> false, heard::release);
        started.add(listener);
        listener.start();

        assertThat(heard.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void old_events_are_dropped_from_the_oldest_on() {
        Instant now = Instant.now();
        database.run(() -> {
            for (int version = 1; version <= 1_500; version++) {
                database.eventLog().append(event(version, now.minus(Duration.ofDays(8))));
            }
            database.eventLog().append(event(1_501, now));
            database.eventLog().append(event(1_502, now.minus(Duration.ofDays(9))));
        });
        moveAll();
        long newest = newest();

        numbering.dropOlderThan(Duration.ofDays(7));

        EventBounds bounds = database.eventLog().bounds();
        assertThat(bounds.oldest()).isEqualTo(newest - 1);
        assertThat(database.eventLog().after(0, 10).stream().map(EventRelayTest::version))
                .containsExactly(1_501L, 1_502L);

        numbering.dropOlderThan(Duration.ZERO);

        assertThat(database.eventLog().bounds().oldest()).isEqualTo(newest + 1);
        assertThat(newest()).isEqualTo(newest);
    }

    @Test
    void another_history_of_the_database_starts_an_epoch() {
        append(1);
        moveAll();
        EventToken before = database.eventLog().bounds().now();

        numbering.begin();
        assertThat(database.eventLog().bounds().now()).isEqualTo(before);

        database.jdbc().sql("update event_head set timeline = timeline + 1").update();
        append(2);
        moveAll();

        EventBounds bounds = database.eventLog().bounds();
        assertThat(bounds.now().epoch()).isNotEqualTo(before.epoch());
        assertThat(bounds.epochs().getLast().first()).isEqualTo(before.position() + 1);
        assertThat(bounds.knows(before)).isTrue();
        assertThat(bounds.knows(new EventToken(before.epoch(), before.position() + 1)))
                .isFalse();
    }

    @Test
    void a_database_beside_another_has_a_history_of_its_own() {
        numbering.begin();

        assertThat(database.jdbc().sql("""
                                select system # system_identifier = oid::bigint
                                from event_head, pg_control_system(), pg_database where datname = current_database()""").query(Boolean.class).single()).isTrue();
    }

    @Test
    void an_instance_that_is_frozen_while_it_gives_positions_does_not_hold_up_others_for_long() throws Exception {
        append(1);
        Semaphore goOn = new Semaphore(0);
        UnitOfWork frozen = new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                return database.unitOfWork().run(() -> {
                    T result = work.get();
                    goOn.acquireUninterruptibly();
                    return result;
                });
            }

            @Override
            public <T> T read(Supplier<T> work) {
                return database.unitOfWork().read(work);
            }
        };
        Future<Integer> never =
                ForkJoinPool.commonPool().submit(() -> new EventNumbering(database.jdbc(), frozen).move());
        await().until(() -> database.jdbc()
                .sql("select exists (select from pg_locks where relation = 'event_head'::regclass)")
                .query(Boolean.class)
                .single());

        await().until(() -> isMoved());

        goOn.release();
        assertThatThrownBy(never::get).hasRootCauseInstanceOf(SQLException.class);
    }

    private boolean isMoved() {
        try {
            return numbering.move() == 1;
        } catch (StorageUnavailable lockTimeout) {
            return false;
        }
    }

    @Test
    void another_history_is_noticed_though_no_event_waits() {
        EventRelay unused = relay();
        EventToken before = database.eventLog().bounds().now();
        await().until(() -> database.jdbc()
                .sql("select system <> 0 from event_head")
                .query(Boolean.class)
                .single());

        database.jdbc().sql("update event_head set timeline = timeline + 1").update();

        await().until(() -> !database.eventLog().bounds().now().epoch().equals(before.epoch()));
    }

    @Test
    void types_of_a_newer_version_are_left_out() {
        long before = newest();
        database.jdbc()
                .sql("insert into outbox (type, subject_id, happened_at) values ('user.teleported', 1, now())")
                .update();
        append(5);
        moveAll();

        assertThat(database.eventLog().after(before, 10)).singleElement().satisfies(logged -> {
            assertThat(version(logged)).isEqualTo(5);
            assertThat(logged.position()).isEqualTo(before + 2);
        });
    }

    private void listener(Predicate<String> own) {
        EventListener listener = new EventListener(login, () -> false, own, heard::release);
        started.add(listener);
        listener.start();
    }

    private EventRelay relay() {
        EventRelay relay = new EventRelay(database.jdbc(), database.unitOfWork(), Duration.ofDays(7), moved::release);
        started.add(relay);
        relay.start();
        return relay;
    }

    private void append(long version) {
        database.run(() -> database.eventLog().append(event(version, Instant.now())));
    }

    private void appendInOneStatement(int number) {
        database.jdbc().sql("""
                insert into outbox (type, subject_id, version, happened_at)
                select 'user.edited', 17, number, now() from generate_series(1, ?) number""").param(number).update();
    }

    private void moveAll() {
        int number;
        do {
            number = numbering.move();
        } while (number > 0);
    }

    private long outboxBytes() {
        return database.jdbc()
                .sql("select pg_total_relation_size('outbox')")
                .query(Long.class)
                .single();
    }

    private long newest() {
        return database.eventLog().bounds().newest();
    }

    private static long version(LoggedEvent logged) {
        return logged.event().version().orElseThrow();
    }

    private static Event event(long version, Instant at) {
        return new Event(
                EventType.POST_EDITED, 17, Optional.of(new UserId(3)), OptionalLong.of(version), Optional.empty(), at);
    }
}
