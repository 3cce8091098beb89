package io.masthead.http.request;

/** The request exceeds a rate limit, which the headers of the response tell already. */
public final class RateLimitExceeded extends RuntimeException {

    /** Creates the refusal. */
    public RateLimitExceeded() {
        super(null, null, false, false);
    }
}
