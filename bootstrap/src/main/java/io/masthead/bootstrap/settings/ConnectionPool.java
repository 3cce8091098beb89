package io.masthead.bootstrap.settings;

/**
 * Limits of connections to the database.
 *
 * @param size the connections that are kept open
 * @param overflow the connections that may be opened in addition
 */
public record ConnectionPool(int size, int overflow) {

    /** The least maximum: a connection each for reads, lists and writes, and one for everything else. */
    static final int LEAST = 4;

    /**
     * {@return the usual overflow: two connections for each processor, and eleven}
     *
     * <p>The classes of work divide them. Reads get about as many as keep the processors busy: with more, the sessions of
     * the database wait for processors instead of requests for connections, which serves no more requests and some of
     * them later. Writes wait for the disk, together.
     */
    static int usualOverflow() {
        return 2 * Runtime.getRuntime().availableProcessors() + 11;
    }

    /** {@return so many percent of the connections, one at least} */
    int share(int percent) {
        return Math.max(1, maximum() * percent / 100);
    }

    /** {@return the maximum of connections at any time} */
    public int maximum() {
        return size + overflow;
    }
}
