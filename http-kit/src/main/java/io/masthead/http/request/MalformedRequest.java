package io.masthead.http.request;

/** A request is malformed below the level of JSON: its query is not URL-encoded, or its body ends early. */
public final class MalformedRequest extends RuntimeException {

    MalformedRequest() {
        super(null, null, false, false);
    }
}
