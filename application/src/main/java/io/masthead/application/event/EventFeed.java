package io.masthead.application.event;

import io.masthead.domain.Failure;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.OpenSessions;
import io.masthead.domain.user.UserLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Feed of events: one thread reads the log, keeps the latest events, and wakes the subscriptions that see them. A
 * subscription has a position instead of a queue: one that is slow is behind, and reads the log itself if it is far behind.
 *
 * <p>A host creates one for its process. Where several processes share a log, each has a feed of its own.
 */
public final class EventFeed implements ReadEvents, FollowEvents, EventPosition {

    /** How many of the latest events are kept. */
    private static final int CAPACITY = 10_000;

    /** How many subscriptions that are far behind read the log at the same time. */
    private static final int REPLAYS = 4;

    /** The longest time until an event is found, if {@link #wake} is not called. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** How often, for a fiftieth of that time, a subscription waits for a history that others have told of. */
    private static final int EPOCH_PAUSES = 200;

    private final EventLog log;
    private final EventReading reading;
    private final SessionWatch sessions;
    private final EventRing ring = new EventRing(CAPACITY);
    private final Semaphore replays = new Semaphore(REPLAYS);
    private final Semaphore wakes = new Semaphore(0);
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Map<Topic, Set<Follower>> byTopic = new ConcurrentHashMap<>();
    private final Thread reader;

    private volatile boolean stopped;

    /** What is known of the log, whose newest position is the last one of which all subscriptions were told. */
    private volatile EventBounds known;

    /**
     * Creates a feed, which starts to read.
     *
     * @param log the log
     * @param sessions tells which sessions are open
     * @param users the accounts
     * @param clock the clock
     */
    public EventFeed(EventLog log, OpenSessions sessions, UserLookup users, InstantSource clock) {
        this.log = log;
        this.reading = new EventReading(log);
        this.sessions = new SessionWatch(sessions, users, clock, followers);
        known = log.bounds();
        ring.startAt(known.newest());
        reader = new Thread(this::run, "event-feed");
        reader.setDaemon(true);
        reader.start();
    }

    /** Makes the feed look for new events now: the log may have some. */
    public void wake() {
        wakes.release();
    }

    /** Ends all subscriptions, and the reading. */
    public void stop() {
        stopped = true;
        wake();
        followers.forEach(follower -> follower.end(FeedEnd.SHUTDOWN));
    }

    /** {@return the number of subscriptions} */
    public int subscriptions() {
        return followers.size();
    }

    /** {@return the number of events by which the subscription that is furthest behind is behind} */
    public long furthestBehind() {
        long newest = known.newest();
        return followers.stream()
                .mapToLong(follower -> follower.behind(newest))
                .max()
                .orElse(0);
    }

    @Override
    public Optional<EventToken> newest() {
        return Optional.of(known.now());
    }

    @Override
    public EventPage read(Query query) {
        return reading.read(query);
    }

    @Override
    public FeedSubscription follow(Subscription subscription) {
        Follower follower = new Follower(this, subscription);
        followers.add(follower);
        try {
            follower.open(subscription.after());
            check(follower);
        } catch (RuntimeException unavailable) {
            follower.close();
            throw unavailable;
        }
        if (stopped) {
            follower.end(FeedEnd.SHUTDOWN);
        }
        return follower;
    }

    /** {@return what is known of the log} */
    EventBounds bounds() {
        return known;
    }

    /** {@return whether a reader can resume at a place, of which other processes may know more than this one} */
    boolean knows(EventToken token) {
        if (known.knows(token)) {
            return true;
        }
        boolean isKnown = log.bounds().knows(token);
        if (isKnown) {
            awaitEpoch(token);
        }
        return isKnown;
    }

    /** Else events that are lost would be told behind a place in the history that follows, and then a reset. */
    private void awaitEpoch(EventToken token) {
        for (int pauses = 0; pauses < EPOCH_PAUSES && known.end(token.epoch()) == 0; pauses++) {
            wake();
            LockSupport.parkNanos(POLL.toNanos() / 50);
        }
    }

    /** Ends a subscription whose session is over, or whose account is closed. */
    void check(Follower follower) {
        sessions.check(follower);
    }

    void register(Follower follower, Set<Topic> topics) {
        topics.forEach(topic -> byTopic.compute(topic, (key, present) -> {
            Set<Follower> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(follower);
            return all;
        }));
    }

    void unregister(Follower follower, Set<Topic> topics) {
        topics.forEach(topic -> byTopic.computeIfPresent(topic, (key, present) -> {
            present.remove(follower);
            return present.isEmpty() ? null : present;
        }));
    }

    void remove(Follower follower, Set<Topic> topics) {
        followers.remove(follower);
        unregister(follower, topics);
    }

    /**
     * Finds the events behind a position.
     *
     * @return the events; empty if some of them are no longer kept
     */
    Optional<List<LoggedEvent>> after(long position) throws InterruptedException {
        Optional<List<LoggedEvent>> latest = ring.after(position, EventReading.BATCH);
        if (latest.isPresent()) {
            return latest;
        }
        replays.acquire();
        try {
            return replay(position);
        } finally {
            replays.release();
        }
    }

    private Optional<List<LoggedEvent>> replay(long position) throws InterruptedException {
        while (true) {
            UUID epoch = known.now().epoch();
            List<LoggedEvent> events = log.after(position, EventReading.BATCH);
            // Asked afterwards: what was dropped or lost meanwhile is not passed over.
            EventBounds bounds = log.bounds();
            if (bounds.now().epoch().equals(epoch)) {
                return position >= bounds.oldest() - 1 ? Optional.of(events) : Optional.empty();
            }
            wake(); // so that it learns of the other history, and tells this subscription
            Thread.sleep(POLL.toMillis() / 10);
        }
    }

    private void run() {
        while (!stopped) {
            try {
                if (!read()) {
                    boolean unused = wakes.tryAcquire(POLL.toNanos(), TimeUnit.NANOSECONDS);
                    wakes.drainPermits();
                }
            } catch (Failure away) {
                pause();
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException bug) {
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(reader, bug);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether there are more events} */
    private boolean read() {
        EventBounds before = known;
        List<LoggedEvent> events = log.after(before.newest(), EventReading.BATCH);
        EventBounds now = log.bounds();
        if (!now.epochs().equals(before.epochs())) {
            startEpoch(before, now);
            return true;
        }
        if (now.oldest() - 1 > before.newest()) {
            skipTo(now.oldest() - 1, now);
            return true;
        }
        // Before an event is shown, so that nothing that follows the end of a session is shown to it.
        events.forEach(logged -> sessions.learn(logged.event()));
        sessions.check();
        ring.add(events);
        events.forEach(this::wake);
        long newest = events.isEmpty()
                ? before.newest()
                : events.get(events.size() - 1).position();
        known = new EventBounds(Math.min(now.oldest(), newest + 1), newest, now.epochs());
        return events.size() == EventReading.BATCH;
    }

    /** Passes over events that were dropped before this feed read them. Subscriptions that stand before them reset. */
    private void skipTo(long start, EventBounds now) {
        ring.startAt(start);
        known = new EventBounds(now.oldest(), start, now.epochs());
        followers.forEach(Follower::readAgain);
    }

    /** Continues where the histories part, or from now on if this one has nothing of the former. */
    private void startEpoch(EventBounds before, EventBounds now) {
        long shared = now.end(before.now().epoch()) - 1;
        long start = shared < 0 ? now.newest() : Math.min(before.newest(), shared);
        ring.startAt(start);
        known = new EventBounds(Math.min(now.oldest(), start + 1), start, now.epochs());
        followers.forEach(Follower::learnEpoch);
    }

    private void wake(LoggedEvent logged) {
        for (Topic topic : Topic.covering(logged.event())) {
            byTopic.getOrDefault(topic, Set.of()).forEach(follower -> follower.offer(logged));
        }
    }
}
