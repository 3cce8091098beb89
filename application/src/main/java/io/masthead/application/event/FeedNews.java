package io.masthead.application.event;

import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.LoggedEvent;

/** What a subscription tells its reader next. */
public sealed interface FeedNews {

    /**
     * An event occurred.
     *
     * @param event the event
     * @param token the place behind it
     */
    record Occurred(LoggedEvent event, EventToken token) implements FeedNews {}

    /**
     * Nothing occurred that the reader sees.
     *
     * @param token the place behind what the reader does not see
     */
    record Idle(EventToken token) implements FeedNews {}

    /**
     * The reader cannot resume without missing an event, and follows from now on.
     *
     * @param token the place from which on it follows
     */
    record Reset(EventToken token) implements FeedNews {}

    /**
     * The subscription is over. Nothing follows.
     *
     * @param why the reason
     */
    record Ended(FeedEnd why) implements FeedNews {}
}
