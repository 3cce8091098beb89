package io.masthead.testkit.memory;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventBounds.Epoch;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** In-memory log of events. Transactions are serial, so an event has its position as soon as it is appended. */
public final class InMemoryEventLog implements EventLog {

    private final Tables tables;
    private final List<Epoch> epochs = new ArrayList<>(List.of(new Epoch(UUID.randomUUID(), 1)));
    private long dropped;

    InMemoryEventLog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void append(Event event) {
        synchronized (tables) {
            long position = newest() + 1;
            tables.events.put(position, new LoggedEvent(UUID.randomUUID(), position, event));
        }
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        synchronized (tables) {
            return tables.events.tailMap(position, false).values().stream()
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public EventBounds bounds() {
        synchronized (tables) {
            return new EventBounds(dropped + 1, newest(), epochs);
        }
    }

    /**
     * Removes old events, as the retention does.
     *
     * @param position the position of the oldest event that is kept
     */
    public void dropBefore(long position) {
        synchronized (tables) {
            dropped = Math.min(Math.max(dropped, position - 1), newest());
            tables.events.headMap(dropped, true).clear();
        }
    }

    /**
     * Loses the newest events and starts another epoch, as a failover does.
     *
     * @param position the position of the last event that is kept
     */
    public void loseAfter(long position) {
        synchronized (tables) {
            tables.events.tailMap(position, false).clear();
            startEpoch();
        }
    }

    /** Starts another epoch, as a failover does that loses nothing. */
    public void startEpoch() {
        synchronized (tables) {
            epochs.add(new Epoch(UUID.randomUUID(), newest() + 1));
        }
    }

    private long newest() {
        return tables.events.isEmpty() ? dropped : tables.events.lastKey();
    }
}
