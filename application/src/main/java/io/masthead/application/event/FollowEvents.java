package io.masthead.application.event;

import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.SessionId;
import java.util.Optional;
import java.util.Set;

/** Follows events as they occur. */
@FunctionalInterface
public interface FollowEvents {

    /**
     * Wish to follow.
     *
     * @param viewer the reader
     * @param session the session of the reader, with which the subscription ends; empty if there is none
     * @param topics the topics
     * @param after the place after which to start; from now on if empty
     */
    record Subscription(
            EventViewer viewer, Optional<SessionId> session, Set<Topic> topics, Optional<EventToken> after) {

        /** Copies the topics. */
        public Subscription {
            topics = Set.copyOf(topics);
        }
    }

    /**
     * Starts to follow. A place at which the reader cannot resume without missing an event is answered by a
     * {@link FeedNews.Reset}, after which the subscription continues from now on.
     *
     * @param subscription what to follow
     * @return the subscription, to be closed by the caller
     */
    FeedSubscription follow(Subscription subscription);
}
