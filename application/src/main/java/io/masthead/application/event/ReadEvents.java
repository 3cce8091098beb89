package io.masthead.application.event;

import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.event.Topic;
import java.util.Optional;
import java.util.Set;

/** Reads logged events. */
@FunctionalInterface
public interface ReadEvents {

    /**
     * Query of a page.
     *
     * @param viewer the reader
     * @param topics the topics
     * @param after the place after which to read; from now on if empty, which returns no event
     * @param limit the maximum number of events
     */
    record Query(EventViewer viewer, Set<Topic> topics, Optional<EventToken> after, int limit) {

        /** Copies the topics. */
        public Query {
            topics = Set.copyOf(topics);
        }
    }

    /**
     * Reads a page. A page can be empty although there are more events: it ends after 10,000 that the reader does not see.
     *
     * @param query the query
     * @return the events and the place at which to continue
     * @throws EventsGone if the reader cannot resume at the place without missing an event
     */
    EventPage read(Query query);
}
