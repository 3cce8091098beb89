package io.masthead.application.event;

import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.LoggedEvent;
import java.util.List;

/**
 * Page of events.
 *
 * @param events the events that the reader sees, in the order of the log
 * @param next the place at which to continue: behind the last event that was looked at, seen or not
 */
public record EventPage(List<LoggedEvent> events, EventToken next) {

    /** Copies the events. */
    public EventPage {
        events = List.copyOf(events);
    }
}
