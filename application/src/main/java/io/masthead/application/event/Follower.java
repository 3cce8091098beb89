package io.masthead.application.event;

import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventPolicy;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Role;
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

    private Reader reader;
    private Set<Topic> topics;
    private @Nullable FeedEnd end;

    /** The events that were read and not yet looked at; replaced wherever the position jumps. */
    private Iterator<LoggedEvent> ahead = Collections.emptyIterator();

    /** The history that its positions are of, which may be over already. */
    private UUID epoch;

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
        this.reader = new Reader(subscription.viewer(), subscription.session());
        this.topics = subscription.topics();
        this.epoch = feed.bounds().now().epoch();
    }

    /** Starts to follow, as one that the feed knows. */
    void open(Optional<EventToken> after) {
        feed.register(this, topics);
        startAt(after, false);
    }

    /** Again if an epoch starts meanwhile. */
    private void startAt(Optional<EventToken> after, boolean goesOn) {
        Start start;
        do {
            start = find(after);
        } while (!startAt(start, goesOn));
    }

    /** {@return where to start, which only looks} */
    private Start find(Optional<EventToken> after) {
        EventBounds bounds = feed.bounds();
        boolean resumes = after.isPresent() && feed.knows(after.get());
        return new Start(
                bounds.now().epoch(),
                resumes ? after.get().position() : bounds.newest(),
                resumes,
                after.isPresent() && !resumes);
    }

    private synchronized boolean startAt(Start start, boolean goesOn) {
        learnEpoch();
        if (!start.epoch.equals(epoch)) {
            return false;
        }
        reset |= start.misses; // the reader may not know yet of one for another topic
        if (start.resumes) {
            told = Math.max(start.position, goesOn ? Math.max(told, position) : told);
            jumpTo(goesOn ? Math.min(position, start.position) : start.position);
        } else {
            told = start.position;
            jumpTo(start.position);
        }
        return true;
    }

    private void resetAt(long start) {
        reset = true;
        told = start;
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
        learnEpoch(); // what was read ahead may be lost
        if (reset) {
            reset = false;
            return Optional.of(new FeedNews.Reset(position()));
        }
        changed = false;
        while (ahead.hasNext()) {
            LoggedEvent event = ahead.next();
            position = event.position();
            if (EventPolicy.shows(reader.viewer(), topics, event.event())) {
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
            learnEpoch();
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
            learnEpoch();
            if (caughtUp && !hasNews()) {
                position = Math.max(position, announced);
            }
            return new FeedNews.Idle(position());
        }
    }

    /** Wakes this subscription if it sees an event. */
    synchronized void offer(LoggedEvent event) {
        if (offered == NONE && EventPolicy.shows(reader.viewer(), topics, event.event())) {
            offered = event.position();
            signal.release();
        }
    }

    /**
     * Continues in the history that the feed reads, if that is another one by now: a reader that knows of an event behind
     * the last position of both has to reset. Before anything is told, so that no event is told as one of the other.
     */
    synchronized void learnEpoch() {
        EventBounds bounds = feed.bounds();
        if (bounds.now().epoch().equals(epoch)) {
            return;
        }
        long shared = bounds.end(epoch) - 1;
        epoch = bounds.now().epoch();
        if (told > shared) {
            resetAt(bounds.newest());
        } else {
            jumpTo(Math.min(position, shared));
        }
    }

    /** Reads again from its position, instead of passing over what was not offered. */
    synchronized void readAgain() {
        jumpTo(position);
    }

    @Override
    public void change(EventViewer viewer, Optional<SessionId> session) {
        Reader former = swap(new Reader(viewer, session));
        try {
            feed.check(this);
        } catch (RuntimeException unavailable) {
            Reader unused = swap(former);
            throw unavailable;
        }
    }

    private synchronized Reader swap(Reader next) {
        Reader former = reader;
        reader = next;
        lookAgain();
        return former;
    }

    @Override
    public void change(Set<Topic> newTopics, Optional<EventToken> after) {
        Set<Topic> added = Set.copyOf(newTopics);
        Set<Topic> removed;
        boolean goesOn;
        Start start = find(after); // may fail, and must not have changed anything then
        feed.register(this, added); // before it looks at events again: what it has looked at is not offered
        synchronized (this) {
            goesOn = !topics.isEmpty();
            removed = new HashSet<>(topics);
            removed.removeAll(added);
            topics = added;
            lookAgain();
        }
        feed.unregister(this, removed);
        if (after.isPresent() && !startAt(start, goesOn)) {
            startAt(after, goesOn);
        }
    }

    /** Looks at the events behind its position, which were not offered if they are seen from now on only. */
    private void lookAgain() {
        caughtUp = false;
        changed = true;
        signal.release();
    }

    /**
     * Takes note of what was found of the reader.
     *
     * @param found the reader; nothing is done if it is another one by now
     * @param role the role of its account; empty if its session or account is gone
     */
    synchronized void learn(Reader found, Optional<Role> role) {
        if (!found.isSame(reader)) {
            return;
        }
        if (role.isEmpty()) {
            end(FeedEnd.SESSION_OVER);
            return;
        }
        boolean admin = role.get() == Role.ADMIN;
        if (reader.viewer().admin() != admin) {
            reader = new Reader(new EventViewer(reader.viewer().account(), admin), reader.session());
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
        return reader.viewer();
    }

    synchronized Reader reader() {
        return reader;
    }

    synchronized long behind(long newest) {
        return waiting ? 0 : Math.max(0, newest - position);
    }

    @Override
    public synchronized EventToken position() {
        return new EventToken(epoch, position);
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

    /**
     * Who reads.
     *
     * @param viewer what the reader may see
     * @param session the session; empty if there is none
     */
    record Reader(EventViewer viewer, Optional<SessionId> session) {

        boolean isSame(Reader other) {
            return viewer.account().equals(other.viewer.account()) && session.equals(other.session);
        }
    }

    /**
     * Place to start at.
     *
     * @param epoch the epoch in which it was found
     * @param position the position
     * @param resumes whether the reader was there
     * @param misses whether the reader was elsewhere
     */
    private record Start(UUID epoch, long position, boolean resumes, boolean misses) {}
}
