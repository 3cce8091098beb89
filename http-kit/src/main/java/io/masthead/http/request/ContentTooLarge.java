package io.masthead.http.request;

/** A body is larger than {@link RequestContext#MAX_BODY}. */
public final class ContentTooLarge extends RuntimeException {

    ContentTooLarge() {
        super(null, null, false, false);
    }
}
