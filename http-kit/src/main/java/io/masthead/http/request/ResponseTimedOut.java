package io.masthead.http.request;

import org.apache.coyote.CloseNowException;

/**
 * The time of a response that is streamed is over before the response is complete. Tomcat closes the connection and logs
 * nothing: the client is slow, and sees that something is missing.
 */
public final class ResponseTimedOut extends CloseNowException {

    ResponseTimedOut() {
        super("The response takes too long");
    }
}
