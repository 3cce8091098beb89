package io.masthead.http.request;

/** A body is larger than {@link RequestBytes#LIMIT}. */
public final class ContentTooLarge extends RuntimeException {

    ContentTooLarge() {
        super(null, null, false, false);
    }
}
