package io.masthead.testkit.sabotage;

import io.masthead.domain.UnitOfWork;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.testkit.sabotage.Subjects.OfEventLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Mistakes in event logs, the two usual readers of a table of events among them. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class EventLogSabotages {

    private EventLogSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                reader(
                        "a reader continues behind the greatest identity",
                        "a_reader_misses_nothing_of_writers_at_once",
                        false),
                reader(
                        "a reader waits for older transactions and goes by their ids",
                        "a_reader_sees_the_changes_of_a_post_in_their_order",
                        true),
                reader("positions are identities", "positions_have_no_gaps_whatever_is_rolled_back", false),
                log(
                        "the audience is not stored",
                        "reads_what_was_appended_with_everything_that_is_known_of_it",
                        honest -> new Object() {
                            void append(Event event) {
                                honest.append(
                                        event.type().isPrivate()
                                                ? event
                                                : new Event(
                                                        event.type(),
                                                        event.subject(),
                                                        event.author(),
                                                        event.version(),
                                                        Optional.empty(),
                                                        event.at()));
                            }
                        }),
                log(
                        "a reading gives new ids",
                        "reads_what_was_appended_with_everything_that_is_known_of_it",
                        honest -> new Object() {
                            List<LoggedEvent> after(long position, int limit) {
                                return honest.after(position, limit).stream()
                                        .map(event ->
                                                new LoggedEvent(UUID.randomUUID(), event.position(), event.event()))
                                        .toList();
                            }
                        }),
                log("the order is reversed", "keeps_the_order_of_a_transaction", honest -> new Object() {
                    List<LoggedEvent> after(long position, int limit) {
                        List<LoggedEvent> events = new ArrayList<>(honest.after(position, limit));
                        Collections.reverse(events);
                        return events;
                    }
                }),
                log("the limit is ignored", "reads_a_part", honest -> new Object() {
                    List<LoggedEvent> after(long position, int limit) {
                        return honest.after(position, Integer.MAX_VALUE);
                    }
                }),
                log("the newest event is forgotten", "knows_its_bounds", honest -> new Object() {
                    EventBounds bounds() {
                        EventBounds bounds = honest.bounds();
                        return bounds.newest() < 2
                                ? bounds
                                : new EventBounds(bounds.oldest(), bounds.newest() - 1, bounds.epochs());
                    }
                }),
                new Sabotage(
                        "nothing is rolled back",
                        OfEventLog.class,
                        "logs_nothing_of_a_transaction_that_is_rolled_back",
                        adapters ->
                                adapters.unitOfWork = new TransactionSabotages.NeverRollsBack(adapters.unitOfWork)));
    }

    private static Sabotage log(String name, String noticedBy, Function<EventLog, Object> broken) {
        return new Sabotage(
                name,
                OfEventLog.class,
                noticedBy,
                adapters -> adapters.eventLog =
                        PartialProxy.broken(EventLog.class, adapters.eventLog, broken.apply(adapters.eventLog)));
    }

    private static Sabotage reader(String name, String noticedBy, boolean waits) {
        Consumer<Adapters> harm = adapters -> {
            TableOfEvents table = new TableOfEvents(adapters.unitOfWork, adapters.eventLog.bounds(), waits);
            adapters.unitOfWork = table;
            adapters.eventLog = table;
        };
        return new Sabotage(name, OfEventLog.class, noticedBy, harm);
    }

    /**
     * Table of events whose order is that of identities, drawn when an event is added, or of transactions, drawn when they
     * begin. As in a database, neither is the order in which transactions become visible.
     */
    private static final class TableOfEvents implements UnitOfWork, EventLog {

        private static final long EVENTS_OF_A_TRANSACTION = 1000;

        private final UnitOfWork honest;
        private final EventBounds empty;
        private final boolean byTransaction;
        private final AtomicLong drawn = new AtomicLong();
        private final NavigableMap<Long, LoggedEvent> visible = new ConcurrentSkipListMap<>();
        private final ConcurrentSkipListSet<Long> running = new ConcurrentSkipListSet<>();
        private final Map<Thread, Transaction> current = new ConcurrentHashMap<>();

        TableOfEvents(UnitOfWork honest, EventBounds empty, boolean byTransaction) {
            this.honest = honest;
            this.empty = empty;
            this.byTransaction = byTransaction;
        }

        @Override
        public <T> T run(Supplier<T> work) {
            Transaction transaction;
            synchronized (running) {
                transaction = new Transaction(byTransaction ? drawn.incrementAndGet() : 0);
                running.add(transaction.id);
            }
            current.put(Thread.currentThread(), transaction);
            try {
                pause();
                T result = honest.run(work);
                pause();
                transaction.added.forEach(event -> visible.put(event.position(), event));
                return result;
            } finally {
                current.remove(Thread.currentThread());
                running.remove(transaction.id);
            }
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.read(work);
        }

        @Override
        public void append(Event event) {
            Transaction transaction = current.get(Thread.currentThread());
            long position = byTransaction
                    ? transaction.id * EVENTS_OF_A_TRANSACTION + transaction.added.size()
                    : drawn.incrementAndGet();
            transaction.added.add(new LoggedEvent(new UUID(0, position), position, event));
        }

        @Override
        public List<LoggedEvent> after(long position, int limit) {
            long end = byTransaction ? oldestRunning() * EVENTS_OF_A_TRANSACTION : Long.MAX_VALUE;
            return position >= end
                    ? List.of()
                    : visible.subMap(position, false, end, false).values().stream()
                            .limit(limit)
                            .toList();
        }

        private long oldestRunning() {
            synchronized (running) {
                return running.isEmpty() ? drawn.get() + 1 : running.first();
            }
        }

        @Override
        public EventBounds bounds() {
            return visible.isEmpty() ? empty : new EventBounds(1, visible.lastKey(), empty.epochs());
        }

        private static void pause() {
            try {
                TimeUnit.MICROSECONDS.sleep(new Random().nextInt(2_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** Transaction in progress with its events. */
        private record Transaction(long id, List<LoggedEvent> added) {

            Transaction(long id) {
                this(id, new ArrayList<>());
            }
        }
    }
}
