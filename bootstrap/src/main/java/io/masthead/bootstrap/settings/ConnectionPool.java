package io.masthead.bootstrap.settings;

/**
 * Limits of connections to the database.
 *
 * @param size the connections that are kept open
 * @param overflow the connections that may be opened in addition
 */
public record ConnectionPool(int size, int overflow) {

    /**
     * {@return the usual overflow: two connections for each processor, and one}
     *
     * <p>With more connections than that, the sessions of the database wait for processors instead of requests for
     * connections, which serves no more requests and some of them later.
     */
    static int usualOverflow() {
        return 2 * Runtime.getRuntime().availableProcessors() + 1;
    }

    /** {@return the maximum of connections at any time} */
    public int maximum() {
        return size + overflow;
    }
}
