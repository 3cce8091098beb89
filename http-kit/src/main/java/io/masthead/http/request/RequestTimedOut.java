package io.masthead.http.request;

/** The body of a request did not arrive in time. */
public final class RequestTimedOut extends RuntimeException {

    RequestTimedOut() {
        super(null, null, false, false);
    }
}
