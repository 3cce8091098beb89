package io.masthead.http.reading;

/** A body is not readable as JSON, for its syntax, encoding, duplicate names or depth. */
public final class UnreadableBody extends RuntimeException {

    UnreadableBody() {
        super(null, null, false, false);
    }
}
