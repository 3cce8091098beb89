package io.masthead.http.request;

/**
 * Passes the deadline of a request on to what it waits for outside of this kit, such as a database. It is called in the
 * thread of the request.
 */
public interface DeadlinePropagation {

    /** Passes nothing on. */
    DeadlinePropagation NONE = new DeadlinePropagation() {
        @Override
        public void begin(long deadline) {}

        @Override
        public void end() {}
    };

    /**
     * Begins the time of a request, or begins it anew.
     *
     * @param deadline its end, by {@link System#nanoTime}
     */
    void begin(long deadline);

    /** Ends it. */
    void end();
}
