package io.masthead.bootstrap.settings;

/**
 * Limits of connections to the database.
 *
 * @param size the connections that are kept open
 * @param overflow the connections that may be opened in addition
 */
public record ConnectionPool(int size, int overflow) {

    /** {@return the maximum of connections at any time} */
    public int maximum() {
        return size + overflow;
    }
}
