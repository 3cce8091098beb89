package io.masthead.domain;

/**
 * Which part of a list is wanted.
 *
 * @param skip how many entries to pass over, 0 or more
 * @param limit how many entries to return at most, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 */
public record PageRequest(int skip, int limit) {

    /** The smallest page. */
    public static final int MIN_LIMIT = 1;

    /** The largest page. */
    public static final int MAX_LIMIT = 100;

    /** The size of a page where the caller names none. */
    public static final int DEFAULT_LIMIT = 20;

    /**
     * Checks the bounds.
     *
     * @throws InvalidValue if {@code skip} or {@code limit} is out of bounds
     */
    public PageRequest {
        Checks.range(PageRequest.class, skip, 0, Integer.MAX_VALUE);
        Checks.range(PageRequest.class, limit, MIN_LIMIT, MAX_LIMIT);
    }

    /**
     * {@return the first entries of a list}
     *
     * @param limit how many at most
     * @throws InvalidValue if {@code limit} is out of bounds
     */
    public static PageRequest first(int limit) {
        return new PageRequest(0, limit);
    }
}
