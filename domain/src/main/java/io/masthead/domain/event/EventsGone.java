package io.masthead.domain.event;

import io.masthead.domain.Failure;

/** The events behind a place in the log are no longer kept, or the place is of another history of the database. */
public final class EventsGone extends Failure {

    /** The code of this failure. */
    public static final String CODE = "events-gone";

    /** Creates the failure. */
    public EventsGone() {
        super(Kind.GONE, CODE);
    }
}
