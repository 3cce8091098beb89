package io.masthead.http.connection;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts of connections that end early, since the start. They are metrics instead of messages of the log. */
public final class ConnectionEvents {

    /** How a connection ends early. */
    public enum Event {

        /** There is no room for it. */
        REFUSED,

        /** A head is not complete in time. */
        LATE_HEAD,

        /** A body is not complete in time, or arrives too slowly. */
        LATE_BODY,

        /** The client takes nothing of a response for too long. */
        STALLED_RESPONSE,

        /** A response that is streamed is not complete in time. */
        LATE_RESPONSE,

        /** The client closes it while a request or its response is not complete. */
        HANG_UP
    }

    private final Map<Event, LongAdder> counts =
            Arrays.stream(Event.values()).collect(Collectors.toMap(Function.identity(), event -> new LongAdder()));

    /**
     * Counts an event.
     *
     * @param event the event
     */
    public void count(Event event) {
        Objects.requireNonNull(counts.get(event)).increment();
    }

    /**
     * {@return how often an event has happened}
     *
     * @param event the event
     */
    public long number(Event event) {
        return Objects.requireNonNull(counts.get(event)).sum();
    }
}
