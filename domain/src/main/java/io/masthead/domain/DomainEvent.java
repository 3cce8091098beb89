package io.masthead.domain;

import java.time.Instant;

/** Domain event. The interface is open; each feature seals its own events. */
public interface DomainEvent {

    /** {@return the time of the event, in microseconds} */
    Instant at();
}
