package io.masthead.http.request;

import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.connection.ConnectionEvents;

/**
 * Bounds of what a request may take from others.
 *
 * @param bytes the budget for bodies and responses
 * @param times the limits of its time
 * @param events counts the connections that are cut
 */
public record RequestBounds(BytesInFlight bytes, TimeLimits times, ConnectionEvents events) {

    /** {@return the usual bounds} */
    public static RequestBounds usual() {
        return new RequestBounds(
                new BytesInFlight(BytesInFlight.usualBudget()), TimeLimits.DEFAULT, new ConnectionEvents());
    }
}
