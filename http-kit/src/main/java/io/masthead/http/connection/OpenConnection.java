package io.masthead.http.connection;

import io.masthead.http.forwarding.ClientNetwork;

/** Connection as the service sees it at a time. */
interface OpenConnection {

    /** {@return the network of the client} */
    ClientNetwork client();

    /** {@return whether the client is a trusted proxy, behind which are many clients} */
    boolean isFromProxy();

    /** {@return whether it has not been ended} */
    boolean isOpen();

    /**
     * {@return for how many milliseconds the service has waited for the client: for a head, the rest of one, a body, or
     * to write; 0 if a request is at work}
     */
    long waitedFor();

    /** {@return whether nothing of a request has arrived whose response is not complete} */
    boolean isBetweenRequests();

    /** Ends it. */
    void end();
}
