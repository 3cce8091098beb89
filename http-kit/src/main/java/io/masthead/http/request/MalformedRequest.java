package io.masthead.http.request;

/** A request is broken below the level of JSON: a query is not URL-encoded, or a body ends before it should. */
public final class MalformedRequest extends RuntimeException {

    MalformedRequest() {
        super(null, null, false, false);
    }
}
