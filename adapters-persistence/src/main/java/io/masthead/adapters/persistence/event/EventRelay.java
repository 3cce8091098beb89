package io.masthead.adapters.persistence.event;

import io.masthead.domain.Failure;
import io.masthead.domain.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Relay of events: a thread that gives positions to the events of committed changes, at once after those of this instance,
 * and twice a second to those of others, which may be gone.
 */
public final class EventRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);

    private static final Duration PERIOD = Duration.ofMillis(500);

    /**
     * Between two commits of positions, in milliseconds: as many as events got theirs, at least so many and at most. The
     * more changes there are at once, the more of the database is left to them.
     */
    private static final int SHORTEST_REST = 5;

    private static final int LONGEST_REST = 40;

    /** So many rows that are deleted, 2 to 3 MiB, are many. */
    private static final int MANY = 20_000;

    private static final Duration BETWEEN_EMPTYINGS = Duration.ofSeconds(5);

    private static final Duration BETWEEN_DROPS = Duration.ofHours(1);

    private final EventNumbering numbering;
    private final Duration retention;
    private final Runnable moved;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("event-relay").daemon().unstarted(this::run);

    private volatile boolean closed;
    private volatile long lastEmpty = System.nanoTime();
    private long lastDrop = System.nanoTime() - BETWEEN_DROPS.toNanos();
    private long lastEmptying = System.nanoTime() - BETWEEN_EMPTYINGS.toNanos();
    private int sinceEmptied;

    /** Whether a failure was logged since the last success. */
    private boolean failing;

    /**
     * Creates a relay.
     *
     * @param jdbc the database
     * @param work the unit of work
     * @param retention the time after which events are dropped
     * @param moved is run when events got positions
     */
    public EventRelay(JdbcClient jdbc, UnitOfWork work, Duration retention, Runnable moved) {
        this.numbering = new EventNumbering(jdbc, work);
        this.retention = retention;
        this.moved = moved;
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Looks for events now: a change was committed. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** {@return whether a notification was sent by this relay, which has told of those events} */
    public boolean sent(String notification) {
        return numbering.sent(notification);
    }

    /** {@return the time since no event waited for a position, which is short unless the database is away} */
    public Duration behind() {
        return Duration.ofNanos(System.nanoTime() - lastEmpty);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        boolean begun = false;
        while (!closed) {
            try {
                if (!begun) {
                    numbering.begin();
                    begun = true;
                }
                boolean woken = wakes.tryAcquire(PERIOD.toNanos(), TimeUnit.NANOSECONDS);
                if (woken || numbering.isDue()) {
                    Thread.sleep(Math.clamp(moveAll(), SHORTEST_REST, LONGEST_REST));
                }
                lastEmpty = System.nanoTime();
                emptyIfMany();
                dropIfTime();
                failing = false;
            } catch (InterruptedException stopped) {
                return;
            } catch (Failure away) {
                pause(() -> LOG.warn("Events wait for their positions: {}", away.toString()));
            } catch (RuntimeException bug) {
                pause(() -> LOG.error("The relay of events failed; it tries again", bug));
            }
        }
    }

    /** {@return the number of events that got positions last} */
    private int moveAll() {
        int number;
        do {
            wakes.drainPermits();
            number = numbering.move();
            if (number > 0) {
                moved.run();
                sinceEmptied += number;
                emptyIfMany();
            }
        } while (number == EventNumbering.BATCH);
        return number;
    }

    private void emptyIfMany() {
        if (sinceEmptied >= MANY && System.nanoTime() - lastEmptying >= BETWEEN_EMPTYINGS.toNanos()) {
            lastEmptying = System.nanoTime();
            if (numbering.empty()) {
                sinceEmptied = 0;
            }
            moved.run();
        }
    }

    private void dropIfTime() {
        if (System.nanoTime() - lastDrop >= BETWEEN_DROPS.toNanos()) {
            lastDrop = System.nanoTime();
            numbering.dropOlderThan(retention);
        }
    }

    private void pause(Runnable log) {
        if (!failing && !closed) {
            log.run();
        }
        failing = true;
        try {
            Thread.sleep(PERIOD);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
