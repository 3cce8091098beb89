package io.masthead.adapters.rest.input;

/** A query is not URL-encoded. */
public final class MalformedQuery extends RuntimeException {

    MalformedQuery() {
        super(null, null, false, false);
    }
}
