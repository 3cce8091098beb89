package io.masthead.http.reading;

/** A body is no JSON: syntax, encoding, duplicate names or depth. */
public final class UnreadableBody extends RuntimeException {

    UnreadableBody() {
        super(null, null, false, false);
    }
}
