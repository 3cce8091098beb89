package io.masthead.http.request;

import io.masthead.domain.RequestOrigin;
import java.time.Instant;
import java.util.function.Supplier;

/** Verified credentials of a request. */
public interface Credentials {

    /** {@return the key of the caller in rate limits, available without a look-up} */
    String name();

    /** {@return the time from which on they are not valid any more} */
    Instant expiry();

    /**
     * Looks up the caller.
     *
     * @param origin the origin of the request, on demand
     * @return the caller
     * @throws io.masthead.domain.Failure if the credentials are no longer valid, or the look-up is unavailable
     */
    Caller caller(Supplier<RequestOrigin> origin);
}
