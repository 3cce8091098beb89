package io.masthead.domain.event;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.util.List;
import java.util.UUID;

/**
 * Driven port: log of events. Each committed event gets a position after its commit, so that a reader that continues
 * behind the last position it has seen misses none. Events about one post or user have the order of their changes.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface EventLog {

    /** Stores nothing: there is no log. */
    EventLog NONE = new EventLog() {

        private static final EventBounds EMPTY =
                new EventBounds(1, 0, List.of(new EventBounds.Epoch(new UUID(0, 0), 1)));

        @Override
        public void append(Event event) {}

        @Override
        public List<LoggedEvent> after(long position, int limit) {
            return List.of();
        }

        @Override
        public EventBounds bounds() {
            return EMPTY;
        }
    };

    /**
     * Appends an event in the current transaction: it is logged if and only if the transaction commits. To be called after
     * the change of the post or user that it is about, whose lock keeps the order of its events.
     *
     * @param event the event
     */
    void append(Event event);

    /**
     * Reads events in the order of their positions.
     *
     * @param position the position after which to start
     * @param limit the maximum number of events
     * @return the events; fewer than the limit if there are no more
     */
    List<LoggedEvent> after(long position, int limit);

    /** {@return the extent of the log} */
    EventBounds bounds();
}
