package io.masthead.application.event;

import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.EventPolicy;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads pages of the log. */
final class EventReading implements ReadEvents {

    /** The most events that are looked at for one page. */
    static final int SCANNED = 10_000;

    /** The most events that are read at once. */
    static final int BATCH = 500;

    private final EventLog log;

    EventReading(EventLog log) {
        this.log = log;
    }

    @Override
    public EventPage read(Query query) {
        if (query.after().isEmpty()) {
            return new EventPage(List.of(), log.bounds().now());
        }
        EventToken after = query.after().get();
        while (true) {
            EventBounds before = require(after);
            Scan scan = new Scan(query, after.position());
            // Asked again afterwards: events that were dropped meanwhile, or are of another history, are not passed
            // over.
            EventBounds bounds = require(after);
            if (bounds.epochs().equals(before.epochs())) {
                return new EventPage(scan.seen, bounds.at(scan.position));
            }
        }
    }

    private EventBounds require(EventToken after) {
        return Optional.of(log.bounds()).filter(bounds -> bounds.knows(after)).orElseThrow(EventsGone::new);
    }

    /** Events behind a position that a reader sees. */
    private final class Scan {

        private final Query query;
        private final List<LoggedEvent> seen = new ArrayList<>();
        private long position;
        private int scanned;

        Scan(Query query, long start) {
            this.query = query;
            this.position = start;
            int read;
            do {
                List<LoggedEvent> batch = log.after(position, BATCH);
                read = batch.size();
                batch.forEach(this::look);
            } while (read == BATCH && seen.size() < query.limit() && scanned < SCANNED);
        }

        private void look(LoggedEvent event) {
            if (seen.size() < query.limit()) {
                position = event.position();
                scanned++;
                if (EventPolicy.shows(query.viewer(), query.topics(), event.event())) {
                    seen.add(event);
                }
            }
        }
    }
}
