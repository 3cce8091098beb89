package io.masthead.http.request;

/**
 * Lets what a request reads be a little older than what was written last, so that storage outside of this kit may read
 * from a replica. It is called in the thread of the request.
 */
public interface StaleReads {

    /** Lets the following reads be stale. */
    void begin();

    /** Ends that. */
    void end();
}
