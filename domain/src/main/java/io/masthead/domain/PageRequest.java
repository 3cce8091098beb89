package io.masthead.domain;

/**
 * Request for a part of a list.
 *
 * @param skip the number of entries to skip, 0 or more
 * @param limit the maximum number of entries to return, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 */
public record PageRequest(int skip, int limit) {

    /** Minimum page size. */
    public static final int MIN_LIMIT = 1;

    /** Maximum page size. */
    public static final int MAX_LIMIT = 100;

    /** Default page size. */
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
     * {@return a request for the first entries of a list}
     *
     * @param limit the maximum number of entries
     * @throws InvalidValue if {@code limit} is out of bounds
     */
    public static PageRequest first(int limit) {
        return new PageRequest(0, limit);
    }
}
