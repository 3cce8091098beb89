package io.masthead.application.event;

import io.masthead.domain.event.EventPolicy;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.SessionId;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Subscription of one reader.
 *
 * <p>Between two calls of {@link #next} it is a position. All before it was told or is not seen; where it has looked at all
 * events and waits, it is woken with the position of the next event that it sees.
 */
final class Follower implements FeedSubscription {

    private static final long NONE = 0;

    private final EventFeed feed;

    private EventViewer viewer;
    private Optional<SessionId> session;
    private Set<Topic> topics;
    private @Nullable FeedEnd end;

    /** The events that were read and not yet looked at; replaced wherever the position jumps. */
    private Iterator<LoggedEvent> ahead = Collections.emptyIterator();

    private long position;

    /** The position up to which the reader knows history: of an event that was told, or of a place that it has. */
    private long told;

    /** The position of the first event that is seen and not yet looked at. */
    private long offered = NONE;

    /** Whether nothing was behind the position when it was last read, so that all that is seen later was offered. */
    private boolean caughtUp;

    /** Wakes the reader, which waits for it without holding the monitor. */
    private final Semaphore signal = new Semaphore(0);

    private boolean waiting;
    private boolean changed;
    private boolean reset;
    private boolean woken;

    Follower(EventFeed feed, FollowEvents.Subscription subscription) {
        this.feed = feed;
        this.viewer = subscription.viewer();
        this.session = subscription.session();
        this.topics = subscription.topics();
    }

    /** Starts to follow, as one that the feed knows. */
    void open(Optional<EventToken> after) {
        feed.register(this, topics);
        startAt(after, false);
    }

    /** Again if an epoch starts meanwhile, of which the feed may have told this subscription before. */
    private void startAt(Optional<EventToken> after, boolean goesOn) {
        UUID epoch;
        do {
            epoch = feed.bounds().now().epoch();
            boolean resumes = after.isPresent() && feed.knows(after.get());
            long start = resumes ? after.get().position() : feed.bounds().newest();
            synchronized (this) {
                reset = after.isPresent() && !resumes;
                if (resumes) {
                    told = Math.max(start, goesOn ? Math.max(told, position) : told);
                    jumpTo(goesOn ? Math.min(position, start) : start);
                } else {
                    told = NONE;
                    jumpTo(start);
                }
            }
        } while (!feed.bounds().now().epoch().equals(epoch));
    }

    private void resetAt(long start) {
        reset = true;
        told = NONE;
        jumpTo(start);
    }

    private void jumpTo(long target) {
        position = target;
        ahead = Collections.emptyIterator();
        offered = NONE;
        caughtUp = false;
        changed = true;
        signal.release();
    }

    /** After so many events that are not seen, it says where it stands, however many more there are. */
    @Override
    public FeedNews next(Duration wait) throws InterruptedException {
        int looked = 0;
        while (true) {
            Optional<FeedNews> news = pending();
            if (news.isPresent()) {
                return news.get();
            }
            if (looked >= EventReading.SCANNED) {
                return new FeedNews.Idle(position());
            }
            int read = readAhead();
            looked += read;
            if (read == 0 && !await(wait)) {
                return skip();
            }
        }
    }

    /** {@return what can be told without reading} */
    private synchronized Optional<FeedNews> pending() {
        if (end != null) {
            return Optional.of(new FeedNews.Ended(end));
        }
        if (reset) {
            reset = false;
            return Optional.of(new FeedNews.Reset(position()));
        }
        changed = false;
        while (ahead.hasNext()) {
            LoggedEvent event = ahead.next();
            position = event.position();
            if (EventPolicy.shows(viewer, topics, event.event())) {
                told = Math.max(told, position);
                return Optional.of(new FeedNews.Occurred(event, position()));
            }
        }
        if (caughtUp && offered != NONE) {
            position = Math.max(position, offered - 1);
        }
        offered = NONE;
        caughtUp = false;
        return Optional.empty();
    }

    /** {@return the number of events read ahead, without holding up those who wake this subscription} */
    private int readAhead() throws InterruptedException {
        long start;
        synchronized (this) {
            start = position;
        }
        Optional<List<LoggedEvent>> events = feed.after(start);
        synchronized (this) {
            if (changed) { // it was told meanwhile to continue elsewhere
                return 0;
            }
            if (events.isEmpty()) {
                resetAt(feed.bounds().newest());
                return 0;
            }
            caughtUp = events.get().isEmpty();
            ahead = events.get().iterator();
            return events.get().size();
        }
    }

    /** {@return whether there is something to look at; false if the time is over, or it was woken} */
    private boolean await(Duration wait) throws InterruptedException {
        synchronized (this) {
            if (hasNews()) {
                return true;
            }
            if (woken) {
                woken = false;
                return false;
            }
            signal.drainPermits();
            waiting = true;
        }
        try {
            return signal.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            synchronized (this) {
                waiting = false;
            }
        }
    }

    private boolean hasNews() {
        return end != null || reset || changed || offered != NONE;
    }

    /** Passes over what was announced, since nothing of it is seen: else it would have been offered. */
    private FeedNews skip() {
        long announced = feed.bounds().newest(); // before it is known that nothing was offered
        synchronized (this) {
            if (caughtUp && !hasNews()) {
                position = Math.max(position, announced);
            }
            return new FeedNews.Idle(position());
        }
    }

    /** Wakes this subscription if it sees an event. */
    synchronized void offer(LoggedEvent event) {
        if (offered == NONE && EventPolicy.shows(viewer, topics, event.event())) {
            offered = event.position();
            signal.release();
        }
    }

    /**
     * Continues in another history.
     *
     * @param shared the last position of both histories: a reader that was told of an event behind it has to reset
     * @param start the position at which the feed, and a reader that resets, continues
     */
    synchronized void startEpoch(long shared, long start) {
        if (told > shared) {
            resetAt(start);
        } else {
            jumpTo(Math.min(position, shared));
        }
    }

    /** Reads again from its position, instead of passing over what was not offered. */
    synchronized void readAgain() {
        jumpTo(position);
    }

    @Override
    public synchronized void change(EventViewer newViewer, Optional<SessionId> newSession) {
        viewer = newViewer;
        session = newSession;
        lookAgain();
    }

    @Override
    public void change(Set<Topic> newTopics, Optional<EventToken> after) {
        Set<Topic> added = Set.copyOf(newTopics);
        Set<Topic> removed;
        boolean goesOn;
        feed.register(this, added); // before it looks at events again: what it has looked at is not offered
        synchronized (this) {
            goesOn = !topics.isEmpty();
            removed = new HashSet<>(topics);
            removed.removeAll(added);
            topics = added;
            lookAgain();
        }
        feed.unregister(this, removed);
        if (after.isPresent()) {
            startAt(after, goesOn);
        }
    }

    /** Looks at the events behind its position, which were not offered if they are seen from now on only. */
    private void lookAgain() {
        caughtUp = false;
        changed = true;
        signal.release();
    }

    /** Changes the role of the reader's account. */
    synchronized void changeRole(boolean admin) {
        if (viewer.admin() != admin) {
            viewer = new EventViewer(viewer.account(), admin);
            lookAgain();
        }
    }

    /** Ends this subscription: {@link #next} tells so at once. The first reason counts. */
    synchronized void end(FeedEnd why) {
        if (end == null) {
            end = why;
            signal.release();
        }
    }

    @Override
    public synchronized void wake() {
        woken = true;
        signal.release();
    }

    @Override
    public synchronized EventViewer viewer() {
        return viewer;
    }

    synchronized Optional<SessionId> session() {
        return session;
    }

    synchronized long behind(long newest) {
        return waiting ? 0 : Math.max(0, newest - position);
    }

    @Override
    public synchronized EventToken position() {
        return feed.bounds().at(position);
    }

    @Override
    public void close() {
        Set<Topic> last;
        synchronized (this) {
            end = end == null ? FeedEnd.SHUTDOWN : end;
            last = topics;
            signal.release();
        }
        feed.remove(this, last);
    }
}
