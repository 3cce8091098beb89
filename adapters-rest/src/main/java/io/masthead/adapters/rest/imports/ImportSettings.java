package io.masthead.adapters.rest.imports;

/**
 * Settings of imports.
 *
 * @param permits the number of batches that are written at a time
 */
public record ImportSettings(int permits) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ImportSettings {
        if (permits < 1) {
            throw new IllegalArgumentException("Imports need a permit to write");
        }
    }
}
