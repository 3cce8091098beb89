package io.masthead.testkit.memory;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recorder of published events, in order. Thread-safe. */
public final class RecordedEvents implements DomainEvents {

    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();

    /** Creates an empty recorder. */
    public RecordedEvents() {}

    @Override
    public void publish(DomainEvent event) {
        events.add(event);
    }

    /** {@return the events published so far, in order} */
    public List<DomainEvent> all() {
        return List.copyOf(events);
    }
}
