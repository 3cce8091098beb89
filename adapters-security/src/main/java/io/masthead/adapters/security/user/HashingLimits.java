package io.masthead.adapters.security.user;

import java.time.Duration;

/**
 * Limits of hashing at a time.
 *
 * @param permits the number of hashes at a time
 * @param longestWait the longest wait for a permit
 */
public record HashingLimits(int permits, Duration longestWait) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public HashingLimits {
        if (permits < 1 || !longestWait.isPositive()) {
            throw new IllegalArgumentException("Limits of hashing must be positive");
        }
    }
}
