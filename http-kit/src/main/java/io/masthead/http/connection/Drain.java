package io.masthead.http.connection;

/**
 * Drain of the service before it stops: it serves as before, but each response closes its connection, so that the next
 * request of its client goes to another instance.
 */
public final class Drain {

    private volatile boolean begun;

    /** Begins the drain, which ends with the process. */
    public void begin() {
        begun = true;
    }

    /** {@return whether it has begun} */
    public boolean hasBegun() {
        return begun;
    }
}
