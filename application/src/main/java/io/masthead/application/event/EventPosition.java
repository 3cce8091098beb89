package io.masthead.application.event;

import io.masthead.domain.event.EventToken;
import java.util.Optional;

/** Tells the newest place in the log that is known, without asking the storage. */
@FunctionalInterface
public interface EventPosition {

    /** Knows none: there is no log. */
    EventPosition NONE = Optional::empty;

    /**
     * {@return the place behind the newest event that is known here; empty if none is} A reader that asks before it reads
     * posts or users, and follows from there, misses no change of them.
     */
    Optional<EventToken> newest();
}
