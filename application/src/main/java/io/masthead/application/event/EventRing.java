package io.masthead.application.event;

import io.masthead.domain.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latest events, in the order of the log. Thread-safe. */
final class EventRing {

    private final LoggedEvent[] slots;

    /** The number of events that were ever added since the last start; the latest ones are in the slots. */
    private long added;

    /** The position behind which every event is in the ring. */
    private long floor;

    EventRing(int capacity) {
        slots = new LoggedEvent[capacity];
    }

    /** Forgets all events, and expects those behind a position. */
    synchronized void startAt(long position) {
        added = 0;
        floor = position;
    }

    synchronized void add(List<LoggedEvent> events) {
        for (LoggedEvent event : events) {
            int slot = slot(added);
            if (added >= slots.length) {
                floor = slots[slot].position();
            }
            slots[slot] = event;
            added++;
        }
    }

    /** {@return the events behind a position; empty if some of them are no longer here} */
    synchronized Optional<List<LoggedEvent>> after(long position, int limit) {
        if (position < floor) {
            return Optional.empty();
        }
        List<LoggedEvent> events = new ArrayList<>();
        for (long i = firstAfter(position); i < added && events.size() < limit; i++) {
            events.add(slots[slot(i)]);
        }
        return Optional.of(events);
    }

    private long firstAfter(long position) {
        long low = Math.max(0, added - slots.length);
        long high = added;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (slots[slot(middle)].position() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int slot(long index) {
        return (int) (index % slots.length);
    }
}
