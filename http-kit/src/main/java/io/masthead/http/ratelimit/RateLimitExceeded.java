package io.masthead.http.ratelimit;

/** The request exceeds a rate limit, which the headers of the response tell already. */
public final class RateLimitExceeded extends RuntimeException {

    RateLimitExceeded() {
        super(null, null, false, false);
    }
}
