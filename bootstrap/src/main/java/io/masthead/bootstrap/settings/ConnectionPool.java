package io.masthead.bootstrap.settings;

/**
 * How many connections to the database there may be.
 *
 * @param size how many are kept open
 * @param overflow how many more may be opened for a while
 */
public record ConnectionPool(int size, int overflow) {

    /** {@return the most connections at any time} */
    public int maximum() {
        return size + overflow;
    }
}
