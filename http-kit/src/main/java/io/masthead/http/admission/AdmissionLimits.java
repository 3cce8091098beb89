package io.masthead.http.admission;

import java.util.Map;

/**
 * How many requests of each class are handled at a time.
 *
 * @param permits the number by class; without one, the class is not limited
 */
public record AdmissionLimits(Map<WorkClass, Integer> permits) {

    /** No limits. */
    public static final AdmissionLimits NONE = new AdmissionLimits(Map.of());

    /**
     * Copies the numbers.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public AdmissionLimits {
        permits = Map.copyOf(permits);
        if (permits.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("A class without a permit would be refused altogether: " + permits);
        }
    }
}
