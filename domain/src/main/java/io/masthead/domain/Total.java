package io.masthead.domain;

/**
 * Number of entries of a whole list.
 *
 * @param count the number of entries, or fewer if it is not exact
 * @param isExact whether the list has no more entries
 */
public record Total(long count, boolean isExact) {

    /**
     * {@return an exact number}
     *
     * @param count the number of entries
     */
    public static Total of(long count) {
        return new Total(count, true);
    }

    /**
     * {@return a number that is exact up to a maximum}
     *
     * @param max the maximum
     * @param count the number of entries
     */
    public static Total upTo(long max, long count) {
        return new Total(Math.min(count, max), count <= max);
    }
}
