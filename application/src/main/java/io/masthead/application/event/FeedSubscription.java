package io.masthead.application.event;

import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.SessionId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Subscription of one reader. One thread calls {@link #next}; the other methods may be called from any thread. Each event
 * is told once, in the order of the log.
 */
public interface FeedSubscription extends AutoCloseable {

    /**
     * Waits for what comes next.
     *
     * @param wait the maximum time to wait, after which the result is {@link FeedNews.Idle}
     * @return what comes next
     * @throws StorageUnavailable if the reader is far behind, and the log cannot be read
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    FeedNews next(Duration wait) throws InterruptedException;

    /**
     * Changes who follows. Takes effect with the next event; a waiting {@link #next} keeps waiting.
     *
     * @param viewer the reader
     * @param session the session of the reader
     */
    void change(EventViewer viewer, Optional<SessionId> session);

    /**
     * Changes what is followed. Takes effect with the next event; a waiting {@link #next} keeps waiting.
     *
     * @param topics the topics
     * @param after the place up to which the reader knows the topics. A subscription that stands behind it returns to it,
     *     one that stands before it goes on, unless it had no topic; so it does if empty.
     */
    void change(Set<Topic> topics, Optional<EventToken> after);

    /** {@return the reader, with the rights of now} */
    EventViewer viewer();

    /**
     * Makes {@link #next} return at once, with {@link FeedNews.Idle} if nothing else is to be told; the next call, if no
     * thread waits in it.
     */
    void wake();

    /** {@return the place behind what was told} */
    EventToken position();

    /** Stops to follow. */
    @Override
    void close();
}
