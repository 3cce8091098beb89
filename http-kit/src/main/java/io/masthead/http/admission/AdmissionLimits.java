package io.masthead.http.admission;

import java.time.Duration;
import java.util.Map;

/**
 * How many requests of each class are handled at a time.
 *
 * @param permits the number by class; without one, the class is not limited
 * @param listsAlone the number of lists while no other operation is at work; not fewer than at other times
 * @param overloadWait the longest wait of a request for a permit while its class is overloaded ({@link Bulkhead})
 * @param bytes the budget for bodies and responses ({@link BytesInFlight})
 */
public record AdmissionLimits(Map<WorkClass, Integer> permits, int listsAlone, Duration overloadWait, long bytes) {

    /** The usual longest wait. */
    public static final Duration USUAL_WAIT = Duration.ofMillis(75);

    /** No limits of classes, and the usual budget. */
    public static final AdmissionLimits NONE =
            new AdmissionLimits(Map.of(), 0, USUAL_WAIT, BytesInFlight.usualBudget());

    /**
     * Copies the numbers.
     *
     * @throws IllegalArgumentException if a number is not positive, or lists alone have fewer permits
     */
    public AdmissionLimits {
        permits = Map.copyOf(permits);
        if (permits.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("A class without a permit would be refused altogether: " + permits);
        }
        if (listsAlone < permits.getOrDefault(WorkClass.LIST, 0)) {
            throw new IllegalArgumentException("Lists alone would have fewer permits: " + listsAlone);
        }
    }
}
